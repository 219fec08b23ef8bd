"""What standards say of two JSON-LD formats, in our own words, for libraries that check and expand.

JSON Schemas of what must be there and of which form, and the terms of the formats' contexts that an export
may use: nothing is fetched. A JSON-LD processor loses a field that is no term, so that tests look for any.
"""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string"}
_URI = {"type": "string", "pattern": r"^\w+:\S+$"}


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


# The terms of http://www.w3.org/ns/anno.jsonld that an export may use: any other is lost in expansion.
_IDS = {
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "source": "oa:hasSource",
    "selector": "oa:hasSelector",
    "conformsTo": "dcterms:conformsTo",
    "partOf": "as:partOf",
    "first": "as:first",
}
ANNOTATION_TERMS: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "FragmentSelector")},
    **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector")},
    **{name: f"oa:{name}" for name in ("describing", "commenting", "tagging", "exact", "prefix", "suffix")},
    **{name: {"@id": iri, "@type": "@id"} for name, iri in _IDS.items()},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "format": "dc:format",
    "language": "dc:language",
    "value": "rdf:value",
    "label": "rdfs:label",
    "generated": {"@id": "dcterms:issued", "@type": "xsd:dateTime"},
    **{name: {"@id": f"oa:{name}", "@type": "xsd:nonNegativeInteger"} for name in ("start", "end")},
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
}

# What the model (sections 3.1, 3.2.4, 4, 4.2.1, 4.2.4, 4.2.5) says must be there.
_NUMBER = {"type": "integer", "minimum": 0}


def _shape(type: str, **fields: Any) -> dict[str, Any]:
    keys = {"type": {"const": type}} | fields
    return {"type": "object", "properties": keys, "required": list(keys), "additionalProperties": False}


_BODY = _shape("TextualBody", value=_TEXT, format=_TEXT)
_BODY["properties"] |= {"purpose": {"enum": ["describing", "commenting", "tagging"]}, "language": _TEXT}
_SELECTOR = {
    "oneOf": [
        _shape("FragmentSelector", value=_TEXT, conformsTo=_URI),
        _shape("TextQuoteSelector", exact=_TEXT, prefix=_TEXT, suffix=_TEXT),
        _shape("TextPositionSelector", start=_NUMBER, end=_NUMBER),
    ]
}
_SELECTORS = {"oneOf": [_SELECTOR, {"type": "array", "items": _SELECTOR, "minItems": 1}]}
_TARGET = {"oneOf": [_URI, _shape("SpecificResource", source=_URI, selector=_SELECTORS)]}
_ANNOTATION = _shape(
    "Annotation",
    id=_URI,
    motivation=_TEXT,
    body={"type": "array", "items": _BODY},
    target={"oneOf": [_TARGET, {"type": "array", "items": _TARGET, "minItems": 2}]},
)
ANNOTATION_MODEL = _shape(
    "AnnotationCollection",
    **{"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "id": _URI, "label": {"type": "array"}},
    generated={"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
    total=_NUMBER,
    first=_shape(
        "AnnotationPage",
        id=_URI,
        partOf=_URI,
        startIndex=_NUMBER,
        items={"type": "array", "items": _ANNOTATION},
    ),
)

# What the format (README, version 1.3) says must be there, and of which form.
_DATE = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
_POINT = {
    "type": "object",
    "properties": {"in": _DATE, "earliest": _DATE, "latest": _DATE},
    "additionalProperties": False,
    "oneOf": [{"required": ["in"]}, {"anyOf": [{"required": ["earliest"]}, {"required": ["latest"]}]}],
}
_SPAN = {
    "type": "object",
    "properties": {"start": _POINT, "end": _POINT},
    "required": ["start"],
    "additionalProperties": False,
}
_WHEN = {
    "type": "object",
    "properties": {
        "timespans": {"type": "array", "items": _SPAN, "minItems": 1},
        "label": {"type": "string"},
    },
    "required": ["timespans"],
    "additionalProperties": False,
}
_CITATIONS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {"label": _TEXT, "@id": _URI, "year": {"type": "string", "pattern": r"^\d+$"}},
        "required": ["label"],
        "additionalProperties": False,
    },
}


def _list(required: list[str], **fields: Any) -> dict[str, Any]:
    item = {"type": "object", "properties": fields, "required": required, "additionalProperties": False}
    return {"type": "array", "items": item}


_LINKS = ["closeMatch", "exactMatch", "primaryTopicOf", "subjectOf", "seeAlso"]
_FEATURE = {
    "type": "object",
    "properties": {
        "@id": _URI,
        "type": {"const": "Feature"},
        "properties": {
            "type": "object",
            "properties": {
                "title": _TEXT,
                "ccodes": {
                    "type": "array",
                    "items": {"type": "string", "pattern": "^[A-Z]{2}$"},
                    "minItems": 1,
                },
                "fclasses": {"type": "array", "items": {"enum": list("AHLPRST")}, "minItems": 1},
            },
            "required": ["title", "fclasses"],
        },
        "when": _WHEN,
        "names": {"minItems": 1}
        | _list(["toponym"], toponym=_TEXT, lang=_TEXT, citations=_CITATIONS, when=_WHEN),
        "types": _list(
            ["identifier", "label"],
            identifier=_URI,
            label=_TEXT,
            sourceLabels=_list(["label"], label=_TEXT, lang=_TEXT),
            when=_WHEN,
            citations=_CITATIONS,
        ),
        "geometry": {"type": ["object", "null"]},
        "links": _list(["type", "identifier"], type={"enum": _LINKS}, identifier=_URI),
        "descriptions": _list(["value"], **{"@id": _URI, "value": _TEXT, "lang": _TEXT}),
    },
    "required": ["@id", "type", "properties", "geometry", "names"],
    "additionalProperties": False,
}
PLACES_FORMAT = {
    "type": "object",
    "properties": {
        "@context": {"type": "string", "pattern": r"^https://.+/linkedplaces-context-v1\.1\.jsonld$"},
        "type": {"const": "FeatureCollection"},
        "features": {"type": "array", "items": _FEATURE, "minItems": 1},
    },
    "required": ["@context", "type", "features"],
}

# The terms of the format's context that an export may use.
_LPO = "http://linkedpasts.org/ontology/lpo_latest.ttl#"
PLACES_TERMS: dict[str, Any] = {
    "type": "@type",
    "lpo": _LPO,
    "aat": "http://vocab.getty.edu/aat/",
    "dct": "http://purl.org/dc/terms/",
    "geojson": "https://purl.org/geojson/vocab#",
    **{name: f"geojson:{name}" for name in ("FeatureCollection", "Feature", "Polygon", "properties")},
    "features": {"@id": "lpo:hasFeature", "@container": "@set"},
    "geometry": "https://github.com/kgeographer/geojson-t/geometry",
    "coordinates": {"@id": "geojson:coordinates", "@container": "@list"},
    "title": "dct:title",
    "identifier": "dct:identifier",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "lang": "dct:language",
    "ccodes": "http://www.geonames.org/ontology#countryCode",
    "when": "lpo:when",
    "timespans": {"@id": "lpo:timespan", "@container": "@set"},
    "start": "lpo:has_start",
    "end": "lpo:has_end",
    "toponym": "lpo:toponym",
    **{name: f"lpo:{name}" for name in ("in", "earliest", "latest")},
    "names": {"@id": "lpo:name_attestation", "@container": "@set"},
    "types": {"@id": "lpo:type_attestation", "@container": "@set"},
    "sourceLabels": "lpo:source_label",
    "links": {"@id": "lpo:link_attestation", "@container": "@set"},
    "exactMatch": "http://www.w3.org/2004/02/skos/core#exactMatch",
    "subjectOf": "http://erlangen-crm.org/current/P129i_is_subject_of",
    "citations": "http://purl.org/spar/cito#cites",
    "descriptions": {"@id": "dct:description", "@container": "@set"},
}
# Of the document and of GeoJSON alone, or younger than the format's context.
PLACES_BESIDE = {"@context", "@id", "version", "date", "chosen", "iso", "fclasses", "year"}
