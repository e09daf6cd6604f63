"""The real NumPack, asked by a test.

One request a line on standard input, one answer a line on standard output, both JSON. A request names a pack, the segment
target, and verbs that are done in one session; `look` answers what a session of its own finds in the pack.
"""
import base64
import json
import os
import sys
import traceback

import numpy
import numpack

TARGETS = ("NUMPACK_SEGMENT_TARGET_BYTES", "NPK_SEGMENT_TARGET_BYTES")


def array_of(words):
    data = base64.b64decode(words["bytes"])
    return numpy.frombuffer(data, dtype=words["dtype"]).reshape(words["shape"]).copy()


def words_of(array):
    data = numpy.ascontiguousarray(array)
    return {"dtype": str(array.dtype), "shape": list(array.shape), "bytes": base64.b64encode(data.tobytes()).decode()}


def do(pack, verb):
    name = verb["array"]
    match verb["verb"]:
        case "save":
            pack.save({name: array_of(verb["values"])})
        case "append":
            pack.append({name: array_of(verb["values"])})
        case "replace":
            pack.replace({name: array_of(verb["values"])}, verb["rows"])
        case "drop":
            pack.drop(name, verb["rows"])
        case "remove":
            pack.drop(name)
        case "clone":
            pack.clone(name, verb["target"])
        case "update":
            pack.update(name)
        case other:
            raise ValueError(other)


def look(pack, zero_d):
    found = {}
    for name in pack.get_member_list():
        # NumPack ends the whole process when it is asked for such an array.
        if name not in zero_d:
            found[name] = words_of(pack.load(name)) | {"get_shape": list(pack.get_shape(name))}
    return found


def answer(request):
    for variable in TARGETS:
        os.environ.pop(variable, None)
    if request.get("segmentTarget"):
        os.environ[TARGETS[0]] = str(request["segmentTarget"])
    with numpack.NumPack(request["pack"]) as pack:
        for verb in request["verbs"]:
            do(pack, verb)
    with numpack.NumPack(request["pack"]) as pack:
        return look(pack, request["zeroD"]) if request["look"] else {}


for line in sys.stdin:
    try:
        reply = {"arrays": answer(json.loads(line))}
    except Exception:
        reply = {"error": traceback.format_exc()}
    print(json.dumps(reply), flush=True)
