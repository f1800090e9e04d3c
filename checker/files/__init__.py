"""Reading and writing files: whole, safe, and with one clear line when it cannot be done."""

from checker.files.decoding import Decoded, byte_order_mark, decode, marked_encoding
from checker.files.fingerprints import fingerprint
from checker.files.many import put_many
from checker.files.reading import LARGEST_TEXT, STANDARD_INPUT, name_of, read_bytes, readable
from checker.files.streaming import lines_of
from checker.files.temporary import sweep
from checker.files.writing import put_atomically, write_atomically
from checker.files.yaml_mending import yaml_as_far_as_possible
from checker.files.yaml_reading import Node, Scalar, Unread, load_yaml, yaml_tree
from checker.files.yaml_writing import dump_yaml

__all__ = [
    "LARGEST_TEXT",
    "STANDARD_INPUT",
    "Decoded",
    "Node",
    "Scalar",
    "Unread",
    "byte_order_mark",
    "decode",
    "dump_yaml",
    "fingerprint",
    "lines_of",
    "load_yaml",
    "marked_encoding",
    "name_of",
    "put_atomically",
    "put_many",
    "read_bytes",
    "readable",
    "sweep",
    "write_atomically",
    "yaml_as_far_as_possible",
    "yaml_tree",
]
