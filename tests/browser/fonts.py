"""One font for the browser, so that lines break at the same words on every machine.

Fontconfig is told to see nothing but this font: whatever a page asks for is drawn with it. `ONRECORD_TEST_FONT` names
another one that is installed, to show that no test depends on it.
"""

import os
from pathlib import Path
from xml.sax.saxutils import escape

FONT = os.environ.get("ONRECORD_TEST_FONT") or "Liberation Sans"
"""The family that every page is drawn with; tests/browser/install.sh installs Liberation."""

_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")

_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  {folders}
  <cachedir>{cache}</cachedir>
  <selectfont>
    <rejectfont><pattern></pattern></rejectfont>
    <acceptfont><pattern><patelt name="family"><string>{font}</string></patelt></pattern></acceptfont>
  </selectfont>
</fontconfig>
"""


def only(font: str, folder: Path) -> Path:
    """Write a configuration of fontconfig into a folder, in which this font is the only one."""
    file = folder / "fonts.conf"
    folders = "\n  ".join(f"<dir>{each}</dir>" for each in _FOLDERS)
    file.write_text(_CONFIG.format(folders=folders, cache=escape(str(folder)), font=escape(font)), encoding="utf-8")
    return file


def drawn_with(browser) -> set[str]:
    """Give the families that a browser draws a page with, whatever families the page asks for."""
    context = browser.new_context()
    page = context.new_page()
    families = ("Georgia, serif", "system-ui, sans-serif", "ui-monospace, monospace", "Nothing Like It")
    page.set_content(
        "<main>" + "".join(f"<p style='font-family: {each}'><b>Bold</b> and <i>not</i>" for each in families)
    )
    tools = context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        tools.send(f"{domain}.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    found = set()
    for node in tools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "p, b, i"})["nodeIds"]:
        used = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        found |= {each["familyName"] for each in used}
    context.close()
    return found
