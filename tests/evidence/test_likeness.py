from __future__ import annotations

from io import BytesIO
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from onrecord.evidence.likeness import cosine_hash, difference_hash, distance

HASHES = (difference_hash, cosine_hash)


def a_view(seed):
    """Give a picture of a sky, hills and houses, another for each seed."""
    random = Random(seed)
    picture = Image.linear_gradient("L").resize((640, 480)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for _ in range(25):
        left, top = random.randrange(600), random.randrange(440)
        shade = tuple(random.randrange(256) for _ in range(3))
        pen.rectangle((left, top, left + random.randrange(30, 220), top + random.randrange(30, 160)), fill=shade)
    return picture


def recompressed(picture, quality):
    written = BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return Image.open(written)


@pytest.mark.parametrize("of", HASHES)
@pytest.mark.parametrize("seed", range(6))
def test_a_copy_smaller_brighter_or_worse_keeps_its_hash(of, seed):
    view = a_view(seed)
    copies = (
        view.resize((200, 150)),
        view.resize((1280, 960)),
        recompressed(view, 20),
        ImageEnhance.Brightness(view).enhance(1.1),
        recompressed(view.resize((320, 240)), 40),
    )
    assert max(distance(of(view), of(copy)) for copy in copies) <= 10


@pytest.mark.parametrize("of", HASHES)
def test_another_picture_has_another_hash(of):
    hashes = [of(a_view(seed)) for seed in range(8)]
    apart = [distance(one, other) for place, one in enumerate(hashes) for other in hashes[place + 1 :]]
    assert min(apart) > 12


@pytest.mark.parametrize("of", HASHES)
def test_a_hash_is_sixteen_hexadecimal_figures(of):
    assert len(of(a_view(1))) == 16
    assert distance("00000000000000ff", "0000000000000000") == 8
