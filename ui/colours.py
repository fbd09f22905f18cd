"""Colour arithmetic: mixing, contrast, and the nearest shade that can be read.

Contrast is WCAG 2's ratio of relative luminances, 1 to 21.
"""


def channels(colour: str) -> tuple[int, int, int]:
    """`#RRGGBB` as three numbers, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(colour: str, into: str, share: float) -> str:
    """`share` (0 to 1) of `colour` and the rest of `into`."""
    pairs = zip(channels(colour), channels(into), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02X}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, on: str, ratio: float = 4.5) -> str:
    """`colour`, darkened on a light ground (lightened on a dark one) just as far as `ratio` asks."""
    end = "#000000" if luminance(on) > 0.18 else "#FFFFFF"
    for step in range(21):
        shade = mix(end, colour, step / 20)
        if contrast(shade, on) >= ratio:
            return shade
    return end
