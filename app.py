"""The program's door: `streamlit run app.py` serves the page of `geo/page/main.py`.

Streamlit finds `app` here without running this file, serves it, and then runs this file for each reader.
"""

from __future__ import annotations

import streamlit as st

from geo.page.server.application import MIDDLEWARE, ROUTES, live

if __name__ == "__main__":
    # Imported as the page is shown, not as the server starts: that would keep its first answer waiting.
    from geo.page.main import show_page

    show_page()
else:
    app = st.App(__file__, lifespan=live, middleware=MIDDLEWARE, routes=ROUTES)
