"""Firefox, WebKit and an old Chromium, driven as Playwright drives a browser."""
