"""A plain letter as simple HTML."""

import pytest

from hoiam.core.mailing import as_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Kính gửi bà A,", "<p>Kính gửi bà A,</p>"),
        ("một\n\nhai", "<p>một</p><p>hai</p>"),
        ("- a\n- b\nc", "<ul><li>a</li><li>b</li></ul><p>c</p>"),
        ("- Quá hạn: 3 https://x.vn/a?b=1", '<ul><li><a href="https://x.vn/a?b=1">Quá hạn: 3</a></li></ul>'),
        ("Mở: https://x.vn/", '<p><a href="https://x.vn/">Mở</a></p>'),
        ("https://x.vn/", '<p><a href="https://x.vn/">https://x.vn/</a></p>'),
        ("a https://x.vn/ b", '<p>a <a href="https://x.vn/">https://x.vn/</a> b</p>'),
        ("<script>&", "<p>&lt;script&gt;&amp;</p>"),
        ("javascript:alert(1)", "<p>javascript:alert(1)</p>"),
        ('x https://x.vn/"><b>', '<p>x <a href="https://x.vn/">https://x.vn/</a>&quot;&gt;&lt;b&gt;</p>'),
    ],
)  # fmt: skip
def test_letter_becomes_lists_and_links(text: str, html: str) -> None:
    assert as_html(text) == html
