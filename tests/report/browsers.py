"""A real browser without a window, for tests of the page; skipped, with a word why, where there is none."""

from __future__ import annotations

import re
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
QUIET = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--force-prefers-reduced-motion")  # fmt: skip
PATIENCE = 180
"""Seconds that a script may take on a machine that is busy otherwise."""

needs_browser = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium or its driver is not installed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
needs_printing = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")]


def started(profile):
    """Start a browser that tells what it complains of and what it asks the network for."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*QUIET, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_script_timeout(PATIENCE)
    return driver


def sized(browser, width, height=900):
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def addressed(page, told):
    """Give the page another address after its ``#``, and wait until it has drawn what that asks for."""
    page.execute_async_script(
        """
        const [told, done] = arguments;
        addEventListener("hashchange", () => requestAnimationFrame(() => setTimeout(done, 0)), { once: true });
        location.hash = told;""",
        told,
    )


def at_time(page, milliseconds):
    """Let the page's clock stand still, so that a busy machine makes nothing late."""
    page.execute_script("const at = arguments[0]; Date.now = () => at", milliseconds)


def of(page, identity):
    return page.find_element("id", identity)


def pages_in(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def complaints(browser):
    return [entry["message"] for entry in browser.get_log("browser")]


def asked_for(browser):
    """Give the addresses that were asked for."""
    import json

    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
