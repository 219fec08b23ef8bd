"""What `handover-map show` serves, as `app.py` at the top of the repository does for `streamlit run app.py`.

Streamlit finds `app` here without running this file, serves it, and then runs this file for each reader.
"""

from __future__ import annotations

import streamlit as st

from geo.page.server.application import MIDDLEWARE, ROUTES
from geo.page.server.launch import live_and_tell

if __name__ == "__main__":
    # Imported as the page is shown, not as the server starts: that would keep its first answer waiting.
    from geo.page.main import show_page

    show_page()
else:
    app = st.App(__file__, lifespan=live_and_tell, middleware=MIDDLEWARE, routes=ROUTES)
