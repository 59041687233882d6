"""Ways in which an export gets damaged, on disk or by the people and programs that wrote it."""

NASTY_FIELDS = [
    b"", b" ", b"\"", b"\"\"", b"\"open", b"0", b"-0", b"1e309", b"99999999999999999999", b"-9223372036854775808",
    b"1,5", b"1.5", b"1 234,50", b"1.234,50", b"(12)", b"12-", b"NaN", b"inf", b"0x1F", b"31.11.2025", b"29.02.2023",
    b"2025-02-30", b"2025-13-01", b"0000-00-00", b"9999-12-31", b"1/2/2024", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf",
    b"=1+1", b"'; drop table dim_customer; --", b"\xf0\x9f\xa6\x8a" * 3, b"\xe2\x80\xae", b"a" * 70_000, b"NULL", b"?",
]
LINE_ENDS = [b"\n", b"\r\n", b"\r", b"\n\r", b"\x0b", b"\xe2\x80\xa8", b""]


def flip_a_byte(text, random):
    at = random.randrange(len(text))
    return text[:at] + bytes([text[at] ^ 1 << random.randrange(8)]) + text[at + 1:]


def put_bytes(text, random):
    at = random.randrange(len(text) + 1)
    return text[:at] + random.randbytes(random.randrange(1, 9)) + text[at:]


def cut_the_end(text, random):
    return text[:random.randrange(len(text))]


def cut_a_block(text, random):
    first, last = sorted(random.randrange(len(text) + 1) for _ in range(2))
    return text[:first] + text[last:]


def double_a_block(text, random):
    first, last = sorted(random.randrange(len(text) + 1) for _ in range(2))
    return text[:last] + text[first:]


def double_a_line(text, random):
    lines = text.split(b"\n")
    lines.insert(random.randrange(len(lines)), random.choice(lines))
    return b"\n".join(lines)


def swap_lines(text, random):
    lines = text.split(b"\n")
    first, last = (random.randrange(len(lines)) for _ in range(2))
    lines[first], lines[last] = lines[last], lines[first]
    return b"\n".join(lines)


def replace_a_field(text, random):
    lines = text.split(b"\n")
    at = random.randrange(len(lines))
    fields = lines[at].split(b",")
    fields[random.randrange(len(fields))] = random.choice(NASTY_FIELDS)
    lines[at] = b",".join(fields)
    return b"\n".join(lines)


def replace_a_column(text, random):
    lines = [line.split(b",") for line in text.split(b"\n")]
    column, field = random.randrange(len(lines[0])), random.choice(NASTY_FIELDS)
    return b"\n".join(b",".join(fields[:column] + [field] + fields[column + 1:]) for fields in lines)


def other_line_ends(text, random):
    return text.replace(b"\n", random.choice(LINE_ENDS))


def mixed_line_ends(text, random):
    return b"".join(line + random.choice(LINE_ENDS) for line in text.split(b"\n"))


def other_separator(text, random):
    return text.replace(b",", random.choice([b";", b"\t", b"|", b",,", b" "]))


def other_encoding(text, random):
    name = random.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1250"])
    return text.decode("utf-8", "replace").encode(name, "replace")


def stray_quote(text, random):
    at = random.randrange(len(text) + 1)
    return text[:at] + b"\"" + text[at:]


def noise(text, random):
    return random.randbytes(random.randrange(5_000))


ALL = [
    flip_a_byte, put_bytes, cut_the_end, cut_a_block, double_a_block, double_a_line, swap_lines,
    replace_a_field, replace_a_field, replace_a_field, replace_a_column, other_line_ends, mixed_line_ends,
    other_separator, other_encoding, stray_quote, noise,
]


def damage(text, random):
    """One to three of the ways, one after the other; their names and the damaged text."""
    ways = random.choices(ALL, k=random.choice([1, 1, 1, 2, 3]))
    for way in ways:
        text = way(text, random) if text else text
    return [way.__name__ for way in ways], text
