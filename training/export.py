"""Writes the trained reader for `tawatur.language.network`, and runs it without writing it."""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import helper, numpy_helper

from tawatur.language.network import ReaderNetwork
from tawatur.language.wordfeatures import WordFeatures
from tawatur.mentions.marks import MARKS
from training.network import ReaderModel

OUTPUTS = ("labels", "queries", "keys", "key_bias", "none")
_LEVELS = 127


class TorchSession:
    """Runs the network in PyTorch where the shipped one is run by ONNX Runtime."""

    def __init__(self, model: ReaderModel) -> None:
        self.model = model

    def run(self, _names: None, inputs: dict[str, npt.NDArray[np.float32]]) -> list[npt.NDArray[np.float32]]:
        """The outputs for `words` and `marks`, in the order of `OUTPUTS`."""
        with torch.inference_mode():
            found = self.model(torch.from_numpy(inputs["words"]), torch.from_numpy(inputs["marks"]))
        return [out.numpy() for out in found]


def small_rows(model: ReaderModel) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """The rows of features in eight bits, with the scale of each row."""
    rows = model.enc.emb.weight.detach().numpy()
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-9).astype(np.float32) / _LEVELS
    return np.round(rows / scales[:, None]).astype(np.int8), scales


def as_network(model: ReaderModel, features: WordFeatures, version: str) -> ReaderNetwork:
    """The trained model as reading uses it, run by PyTorch."""
    rows, scales = small_rows(model)
    distance = model.distance.detach().numpy()
    return ReaderNetwork(features, rows, scales, distance, TorchSession(model), version)


def write(model: ReaderModel, words: list[str], about: dict[str, Any], folder: Path) -> None:
    """Write `reader.onnx` (weights in eight bits), `reader.npz`, `reader-words.json.gz` and `reader.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    rows, scales = small_rows(model)
    np.savez_compressed(folder / "reader.npz", rows=rows, scales=scales, distance=model.distance.detach().numpy())
    packed = gzip.compress(json.dumps(words, ensure_ascii=False).encode("utf-8"), mtime=0)
    (folder / "reader-words.json.gz").write_bytes(packed)
    (folder / "reader.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    whole = folder / "reader-whole.onnx"
    length = 64
    inputs = (torch.zeros(1, length, model.enc.shape.row_size), torch.zeros(1, length, len(MARKS)))
    torch.onnx.export(
        model, inputs, str(whole), input_names=["words", "marks"], output_names=list(OUTPUTS),
        dynamic_axes={name: {1: "words"} for name in ("words", "marks", *OUTPUTS)}, dynamo=False,
    )  # fmt: skip
    onnx.save(_with_small_weights(onnx.load(str(whole))), str(folder / "reader.onnx"))
    whole.unlink()


def _with_small_weights(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with each matrix of weights in eight bits, a scale a column; it still computes in floats.

    (Where it computes in eight bits too it is twice as fast, but names three events of a hundred otherwise.)
    """
    graph = model.graph
    stored = {tensor.name: tensor for tensor in graph.initializer}
    for name in sorted({n.input[1] for n in graph.node if n.op_type == "MatMul" and n.input[1] in stored}):
        weights = numpy_helper.to_array(stored[name])
        scales = np.maximum(np.abs(weights).max(axis=0), 1e-9).astype(np.float32) / _LEVELS
        graph.initializer.remove(stored[name])
        graph.initializer.append(numpy_helper.from_array(np.round(weights / scales).astype(np.int8), f"{name}.small"))
        graph.initializer.append(numpy_helper.from_array(scales, f"{name}.scales"))
        unpacked = helper.make_node("DequantizeLinear", [f"{name}.small", f"{name}.scales"], [name], axis=1)
        graph.node.insert(0, unpacked)
    onnx.checker.check_model(model)
    return model
