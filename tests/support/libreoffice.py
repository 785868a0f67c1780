"""LibreOffice as an independent reader of tracked changes: accepts or rejects all of them, and saves what is left."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

SOFFICE = shutil.which("soffice")

_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
    'script:language="StarBasic">{code}</script:module>'
)
_CODE = """
Sub ResolveAll(folder As String)
    name = Dir(folder &amp; "/*.docx")
    names = ""
    Do While name &lt;&gt; ""
        names = names &amp; name &amp; "|"
        name = Dir()
    Loop
    For Each one In Split(names, "|")
        If one &lt;&gt; "" Then
            Resolve(folder, one, "Accept")
            Resolve(folder, one, "Reject")
        End If
    Next
    StarDesktop.terminate()
End Sub

Sub Resolve(folder As String, name As String, verb As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/" &amp; name), "_blank", 0, hidden())
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, ".uno:" &amp; verb &amp; "AllTrackedChanges", "", 0, Array())
    Dim saved(0) As New com.sun.star.beans.PropertyValue
    saved(0).Name = "FilterName"
    saved(0).Value = "MS Word 2007 XML"
    document.storeToURL(ConvertToURL(folder &amp; "/" &amp; LCase(verb) &amp; "ed/" &amp; name), saved())
    document.close(True)
End Sub
"""


def resolve_all(files: dict[str, bytes], folder: Path) -> dict[str, tuple[bytes, bytes]]:
    """Return each Word file with all changes accepted, and with all rejected, as LibreOffice saves them."""
    start = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=300)
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(code=_CODE), "utf-8")
    for view in ("accepted", "rejected"):
        (folder / view).mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    macro = f'macro:///Standard.Module1.ResolveAll("{folder}")'
    subprocess.run([*start, macro], check=True, capture_output=True, timeout=300)
    return {
        name: ((folder / "accepted" / name).read_bytes(), (folder / "rejected" / name).read_bytes()) for name in files
    }
