// Written from the types of geo/drawing by `python -m tests.web.declarations`; a test holds it to them.

export type Clock = "happened" | "reported";
export type Control = "none" | "implied" | "held" | "due" | "unreported" | "entered" | "controlled";

/** A geometry of GeoJSON (RFC 7946). */
export interface Geometry {
  type: "Polygon" | "MultiPolygon" | "LineString" | "MultiLineString";
  coordinates: Array<any>;
}

/** A feature of GeoJSON (RFC 7946). */
export interface Feature<P> {
  type: "Feature";
  id?: string;
  properties: P;
  geometry: Geometry;
}

/** A collection of features of GeoJSON (RFC 7946). */
export interface Features<P> {
  type: "FeatureCollection";
  features: Array<Feature<P>>;
}

/** A district: names by language, the point of its name, its box (west, south, east, north). */
export interface District {
  id: string;
  name: string;
  names: Record<string, string>;
  label: [number, number];
  bbox: [number, number, number, number];
  country?: string;
}

/** A district or province around the map. */
export interface Neighbour {
  id: string;
  name: string;
  names: Record<string, string>;
  label: [number, number] | null;
  country?: string;
  bbox?: [number, number, number, number];
}

/** A border, a river or a lake; a line of a time is drawn `since` a day, and has names and their point. */
export interface Line {
  kind: string;
  name: string;
  since?: string;
  names?: Record<string, string>;
  label?: [number, number];
}

/** An area under the control of a `side`: its look, the `event` it rests on, and its days by clock. The first and the last day are numbers since 1970-01-01; null where an end is not known. */
export interface AreaData {
  id: string;
  event: string;
  look: string;
  name: string;
  words: string;
  side: string;
  days: Record<Clock, [number | null, number | null]>;
  geometry: Geometry;
}

/** The name of a country, a region or a lake, where it may stand, and where in the locator. */
export interface GroundName {
  kind: "country" | "region" | "lake";
  names: Record<string, string>;
  points: Array<[number, number]>;
  afar: [number, number] | null;
}

/** Land, or a country that the map is about, on the map of where in the world this is. */
export interface LocatorPart {
  kind: "land" | "country";
  id: string;
}

/** A town or village. */
export interface Place {
  id: string;
  name: string;
  names: Record<string, string>;
  kind: string;
  district: string;
  country: string;
  lat: number;
  lon: number;
}

/** The colour of a line, a pattern's tile, roughly its colour from afar, and the words of the legend. */
export interface Look {
  stroke: string;
  words: string;
  tile: Array<["rect" | "path" | "circle", Record<string, string>]>;
  plain: string;
}

/** The attributes of the marker at the end of an arrow, and of the path within it. */
export interface Arrow {
  marker: Record<string, string>;
  head: Record<string, string>;
}

/** The shape of an arrow: how far aside its control point lies, how far it goes, in how many steps. */
export interface Bow {
  bend: number;
  reach: number;
  steps: number;
}

/** A movement: its event, its ends, the districts it leaves, its first and last day. */
export interface Route {
  id: string;
  event: number;
  from: [number, number];
  to: [number, number];
  leaves: Array<string>;
  title: string;
  days: [number, number];
}

/** The rows of a stretch of days: see `geo.drawing.chunks.make_chunk`. */
export interface Chunk {
  event: Array<number>;
  first: Array<number>;
  length: Array<number>;
  kind: Array<number>;
  district: Array<number>;
  place: Array<number>;
  places: Array<number>;
  ways: Array<number>;
  wide: Array<number>;
  differs: Array<number>;
  title: Array<number>;
  titles: Array<string>;
  routes: Array<Route>;
}

/** The chunks of a clock: their first days, the files of some, and the others themselves by number. */
export interface Chunks {
  starts: Array<number>;
  files: Array<string | null>;
  here: Record<string, Chunk>;
}

/** Whether the layer of counts is shown at first, and how many events its fullest circle holds. */
export interface Counts {
  shown: boolean;
  peak: number;
}

/** What the words of a state are composed of: see `geo.drawing.style.state_words`. */
export interface StateWords {
  due: string;
  unreported: string;
  moved: string;
  and: string;
  controls: Array<string>;
  short: Array<string>;
  months: Array<string>;
  date: string;
}

/** What holds on which day; `states` has rows of numbers for each code: see `geo.drawing.layers`. `controls` are the classes of the states, `clashes` the numbers of the kinds of events that are clashes. */
export interface Days {
  codes: Array<string>;
  clashes: Array<number>;
  controls: Array<string>;
  words: StateWords;
  clocks: Record<Clock, Chunks>;
  states: Record<Clock, Array<Array<number | null> | null>>;
  counts: Counts;
}

/** All that a map has from the start. */
export interface Bundle {
  districts: Features<District>;
  neighbours: Features<Neighbour>;
  borders: Features<Line>;
  waters: Features<Line>;
  places: Array<Place>;
  names: Array<GroundName>;
  locator: Features<LocatorPart>;
  looks: Record<string, Look>;
  tile: Record<string, string>;
  arrow: Arrow;
  bow: Bow;
  roles: Record<string, string>;
  areas: Array<AreaData>;
  traces: Array<AreaData>;
  days: Days;
}

/** The words that the script writes on the map, and the box [[south, west], [north, east]] it shows first. Names in braces are filled in; counts are tables by plural category. `ways` is what is said of how near to a point events are. */
export interface Words {
  bounds: [[number, number], [number, number]];
  lang: string;
  map: string;
  legend: string;
  layers: string;
  zoom_in: string;
  zoom_out: string;
  home: string;
  locator: string;
  locator_of: string;
  village_in: string;
  town_in: string;
  border: string;
  today: string;
  deadline: string;
  days_left: Record<string, string>;
  moved_from: string;
  clashes: string;
  differs: string;
  counted: Record<string, string>;
  placeless: string;
  loading: string;
  counts_key: string;
  here: Record<string, string>;
  near_place: string;
  circles: string;
  degrees: [string, string, string, string];
  wide: string;
  ways: Array<string>;
  leaves: string;
  months: Array<string>;
  date: string;
  credits: Array<string>;
}

/** What the map is to show. `among` has a bit for each event that the filter lets through, or is null if it lets all through: see `geo.drawing.layers.pack_rows`. The map opens `at` a place (latitude, longitude, zoom) and with the `layers` (keys of groups) of a link, if it names any. `event` is the one that a link leads to, and `opening` names the opening of the page that waits for the first painting. */
export interface Step {
  date: string;
  clock: Clock;
  among: string | null;
  district: string | null;
  lang: string;
  event?: string | null;
  at?: string | null;
  layers?: string | null;
  opening?: string;
}

/** An event on the axis: on its `day`, or from `begin` to that. `where` names its districts, if few. */
export interface Mark {
  day: number;
  begin: number | null;
  kind: string;
  title: string;
  where: string;
  differs: boolean;
}

/** What the axis is drawn of. `days` lists the steps, null for every day from `first` to `last`. `names` holds, for a step that stands for a month or a year, the words to show instead of the day. `counts` is how many events each day has (days without any are left out), `stops` the days on which something happens or changes. `marks` is null where there are too many events to show one by one. `beyond` words what is before the year 1 and after 9999, and so before and after the axis: empty where it has nothing. */
export interface AxisData {
  first: number;
  last: number;
  days: Array<number> | null;
  names: Record<number, string>;
  counts: Array<[number, number]>;
  stops: Array<number>;
  marks: Array<Mark> | null;
  beyond: [string, string];
}

/** The words that the axis writes; names in braces are filled in, counts go by plural category. `kinds` and `classes` hold the word and the classes in style sheets of each kind of event by its id. */
export interface AxisWords {
  date: string;
  play: string;
  pause: string;
  previous: string;
  next: string;
  pace: string;
  paces: Record<string, string>;
  pick: string;
  events: Record<string, string>;
  long: string;
  day: string;
  short: string;
  month: string;
  marked: string;
  span: string;
  gap: string;
  differs: string;
  key: string;
  marks: string;
  kinds: Record<string, string>;
  classes: Record<string, string>;
  months: Array<string>;
  shortMonths: Array<string>;
  weekdays: Array<string>;
}

/** What the axis is given at each run: `move` numbers the server's own choices of a day, with the last. `query` is the query string that opens the view again, `run` counts the runs, so that each is an answer, and `offline` is said while the server gives none. */
export interface AxisProps {
  axis: AxisData;
  words: AxisWords;
  lang: string;
  move: [number, string];
  query: string;
  run: number;
  offline: string;
}

/** The forms of the picture of the map, and what is said if none can be made. `formats` holds for each its key, `svg` or `png`, the words of its button and the name of its file. */
export interface PictureData {
  formats: Array<[string, string, string]>;
  failed: string;
}

/** The notes of one day by place, each with its digest, and where those of other days are found. A block holds `block` days; its number is added to `address`. `event` is the one that a link leads to. `media` are the origins from which pictures and videos may be loaded. */
export interface NotesData {
  day: string;
  places: Record<string, [string, string]>;
  address: string;
  block: number;
  event: string | null;
  media: Array<string>;
}

/** Notes of a block of days: by day and place the digest, and the numbers of the pieces of the HTML. */
export interface NotesBlock {
  days: Record<string, Record<string, [string, Array<number>]>>;
  pieces: Array<string>;
}

/** The words of the search field. */
export interface SearchWords {
  label: string;
  hint: string;
  results: string;
}

/** What is searched for, and what was found: `summary` counts it, `html` lists it. `moves` numbers the server's own choices of a view, which the text in the field follows; on a page that shows none it is None, and the results are links to the page that does. */
export interface SearchData {
  q: string;
  moves: number | null;
  summary: string;
  html: string;
  words: SearchWords;
}

/** The id of an element that is brought into view. */
export interface TargetData {
  element: string;
}

/** A part whose links change the view; `label` is its name, and `live` says that changes are read out. */
export interface LinkedData {
  html: string;
  label: string;
  live: boolean;
}

/** The pieces of a list of events in the notes besides its title and its events. */
export interface SectionParts {
  left: string;
  hidden: Record<string, string>;
  none: string;
  filtered: string;
}

/** A state as HTML, from a day on: what stands before and after the days left until its deadline. */
export interface BookState {
  day: number;
  before: string;
  after: string;
  deadline: number | null;
}

/** Which rows the notes list from a day on: `order` from `start`, of these `own` and `going` apart. */
export interface BookDay {
  day: number;
  start: number;
  own: Array<number>;
  going: Array<number>;
}

/** What screen readers are told of states from a day on, as HTML that the number of events follows. */
export interface BookSaid {
  day: number;
  html: string;
}

/** The rows of the events that a state rests on from a day on, and those of them that set deadlines. */
export interface BookRests {
  day: number;
  rows: Array<number>;
  deadlines: Array<number>;
}

/** The days on which events begin to count, or fall due, in order, each with the row of its event. */
export interface BookTimes {
  days: Array<number>;
  rows: Array<number>;
}

/** The events of a file: as HTML with all their accounts, as one line, as they are known before a day. `views` are the parameters of the view that shows each. */
export interface EventsPart {
  events: Array<string>;
  lines: Array<string>;
  views: Array<string>;
  before: Record<string, Array<[number, string]>>;
}

/** The notes of a district, or of the region, under one clock. `order` has all rows, newest first. `heads` are empty for a region of few districts, whose head is made of their states. `states` are those of a district that stand in no such head, `rests` what they rest on; `times` are those of all events, `passed` the days after deadlines that passed, for the region alone. */
export interface Book {
  order: Array<number>;
  days: Array<BookDay>;
  heads: Array<BookState>;
  said: Array<BookSaid>;
  states: Array<BookState>;
  rests: Array<BookRests>;
  times: BookTimes;
  passed: BookTimes;
}

/** What all notes are made of. `shown` are the pieces below a head, by code (empty for the region), and `region` what begins and ends the head of a region of few districts: each for a day, and for a step that stands for a longer time. `named` is what stands around the state of each district in that head, `states` are these, by clock. `spoken` is what screen readers are told of a day, and `events` how many those of a day are, by plural category; `spot` begins the notes of a circle of the map, by that of its events. */
export interface NotesParts {
  titles: Record<string, string>;
  section: SectionParts;
  shown: Record<string, Array<string>>;
  region: Array<[string, string]>;
  named: Record<string, [string, string]>;
  states: Record<string, Record<string, Array<BookState>>>;
  reported: string;
  spoken: string;
  events: Record<string, string>;
  spot: Record<string, string>;
  mostNotes: number;
  firstNotes: number;
  nextNotes: number;
  mostOpen: number;
}

/** The pieces of two days compared, as HTML; `label` is a plain text. What the browser fills in: `first`, `last` and `day` are days in words, `asked` and `iso` days as ISO writes them, `n` a number; `name`, `before`, `after`, `state`, `events` and `names` are HTML. */
export interface ComparisonParts {
  label: string;
  head: string;
  changed: string;
  none: string;
  row: string;
  state: string;
  more: string;
  same: string;
  between: string;
  nothing: string;
}

/** How much of a comparison is listed, and whether a map of either day is drawn. At most so many districts are listed as `changed`, so many events `between`, so many `named` that have not changed. `names` are the names of districts as HTML, by code, `isolated` within a list of them. `days` are those that are proposed for a comparison, the first choice first. */
export interface ComparisonLimits {
  changed: number;
  between: number;
  named: number;
  names: Record<string, string>;
  isolated: Record<string, string>;
  maps: boolean;
  days: Array<number>;
}

/** Which rows each part of a filter lets through, as bits in base64 by its value; the texts of events. */
export interface FilterParts {
  masks: Record<string, Record<string, string>>;
  texts: Array<string>;
}

/** A file of keys, in order, by which events are found: see `geo.publish.given.keys`. The rows of each are bits in base64, or the steps from each row to the next, the first from 0. */
export interface KeysPart {
  keys: Array<string>;
  rows: Array<string | Array<number>>;
}

/** An axis, and the row of each of its marks. */
export interface PublishedAxis {
  axis: AxisData;
  rows: Array<number> | null;
}

/** A thing that the search can find: its folded text, its HTML, its group, the ids of its places. */
export interface Found {
  text: string;
  html: string;
  group: number;
  places: Array<string>;
}

/** The names of a place: folded, one behind the other, and the keys of their sounds. */
export interface NamedPlace {
  text: string;
  sounds: Array<string>;
}

/** How the names of places are found in any spelling: see `geo.places.spelling`. `letters` writes those of other scripts in Latin, `sounds` are patterns with what takes their place, in their order, `kinds` words that are no part of a name. `likeness` says how alike two keys of sounds must be, in percent, from a number of letters on. `places` are by id. */
export interface Spelling {
  letters: Record<string, string>;
  sounds: Array<[string, string]>;
  kinds: Array<string>;
  likeness: Array<[number, number]>;
  places: Record<string, NamedPlace>;
}

/** What a published file has from the start. `opens` is the day on which it opens, `span` holds the first and the last day that it can show, `days` those of the scale of each day. `ids` are those of the events, `views` the parameters of the view that shows each, `lines` each as a line with its link, by row. `books` are by clock and code, `choices` the values of each part of the filter; `filter`, `found` and `spelling` are null where they are in files of their own. `comparison` and `compared` are what two days are compared with. `offer` invites to the story, `steps` are those of it as HTML, with the view of each. `titles` are those of the groups of things that are found, `grain` is the size of the steps of which the outlines in `bundle` are made, in degrees, `expected` words what is expected of each parameter of an address. `piece` is how many events a file of notes holds, 0 where all stand in the page; `before` are these as they are known before a day. `count` is how many events there are. */
export interface Published {
  lang: string;
  langs: Array<string>;
  bundle: Bundle;
  grain: number;
  groups: Record<string, string>;
  words: Words;
  axisWords: AxisWords;
  searchWords: SearchWords;
  axes: Record<string, Record<string, PublishedAxis>>;
  notes: NotesParts;
  books: Record<string, Book>;
  opens: number;
  span: [number, number];
  days: [number, number];
  ids: Array<string>;
  views: Array<string>;
  lines: Array<string>;
  comparison: ComparisonParts;
  compared: ComparisonLimits;
  names: Record<string, string>;
  choices: Record<string, Array<string>>;
  filter: FilterParts | null;
  found: Array<Found> | null;
  spelling: Spelling | null;
  offer: string;
  steps: Array<[string, string]>;
  titles: Array<string>;
  said: Record<string, string>;
  expected: Record<string, string>;
  counted: Record<string, Record<string, string>>;
  piece: number;
  before: Record<string, Array<[number, string]>>;
  count: number;
}
