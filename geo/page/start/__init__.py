"""Where `handover-map show` starts: `app` is the script that Streamlit runs for each reader.

It stands in a folder of its own with Streamlit's settings, `.streamlit/config.toml`: Streamlit reads them
there, and makes the modules of this folder importable by their bare names. A test holds the settings equal
to those at the top of the repository, which `streamlit run app.py` reads.
"""
