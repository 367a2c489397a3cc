#!/usr/bin/env python3
"""Scores of a PyTorch user who loads our state dict into a module written by hand.

    torch_scores.py FILE.pt IMAGES SCORES relu|relu6

IMAGES: (N,32,32) uint8, not normalized. SCORES: (N,10) float32 is written. Prints the names of the dict.
"""
import inspect
import sys

import numpy
import torch
from torch import nn


class LeNet5(nn.Module):
    def __init__(self, state, activation):
        super().__init__()
        self.activation = activation
        self.pool = nn.MaxPool2d(2)
        for number, name in enumerate(["conv1", "conv2", "fc1", "fc2", "fc3"], start=1):
            outputs, inputs = state[name + ".weight"].shape[:2]
            bias = name + ".bias" in state
            linear = (nn.Conv2d(inputs, outputs, 5, bias=bias) if number < 3
                      else nn.Linear(inputs, outputs, bias=bias))
            setattr(self, name, linear)
            has_bn = "bn%d.weight" % number in state
            norm = (nn.BatchNorm2d if number < 3 else nn.BatchNorm1d)(outputs) if has_bn else nn.Identity()
            setattr(self, "bn%d" % number, norm)

    def forward(self, x):
        x = self.pool(self.activation(self.bn1(self.conv1(x))))
        x = self.pool(self.activation(self.bn2(self.conv2(x))))
        x = torch.flatten(x, 1)
        x = self.activation(self.bn3(self.fc1(x)))
        x = self.activation(self.bn4(self.fc2(x)))
        return self.bn5(self.fc3(x))


def load(path):
    # weights_only is the default from PyTorch 2.6 on, and not known before 1.13.
    safely = {"weights_only": True} if "weights_only" in inspect.signature(torch.load).parameters else {}
    return torch.load(path, **safely)


def main(model, images, scores, activation):
    torch.set_num_threads(1)
    state = load(model)
    network = LeNet5(state, {"relu": nn.ReLU(), "relu6": nn.ReLU6()}[activation])
    network.load_state_dict(state, strict=True)
    network.eval()
    x = torch.from_numpy(numpy.fromfile(images, numpy.uint8)).reshape(-1, 1, 32, 32).float()
    with torch.no_grad():
        y = torch.cat([network((batch / 255 - 0.1307) / 0.3081) for batch in x.split(1000)])
    y.numpy().tofile(scores)
    print(" ".join(state))


if __name__ == "__main__":
    main(*sys.argv[1:])
