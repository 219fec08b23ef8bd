"""What Streamlit runs for each reader."""

from __future__ import annotations

from geo.page.main import show_page

if __name__ == "__main__":
    show_page()
