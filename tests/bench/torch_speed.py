"""Training speed of the same LeNet (batch norm, batch 64) in PyTorch, as JSON: images/s by kind and threads."""
import copy
import json
import time

import torch
import torch.ao.quantization as tq
from torch import nn
from torch.nn import functional as F

BATCH, STEPS, WARM_UP = 64, 80, 15


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant, self.dequant, self.pool = tq.QuantStub(), tq.DeQuantStub(), nn.MaxPool2d(2)
        self.conv1, self.bn1, self.relu1 = nn.Conv2d(1, 6, 5, bias=False), nn.BatchNorm2d(6), nn.ReLU()
        self.conv2, self.bn2, self.relu2 = nn.Conv2d(6, 16, 5, bias=False), nn.BatchNorm2d(16), nn.ReLU()
        self.fc1, self.relu3 = nn.Linear(400, 120), nn.ReLU()
        self.fc2, self.relu4 = nn.Linear(120, 84), nn.ReLU()
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = self.quant(x)
        x = self.pool(self.relu1(self.bn1(self.conv1(x))))
        x = self.pool(self.relu2(self.bn2(self.conv2(x)))).flatten(1)
        return self.dequant(self.fc3(self.relu4(self.fc2(self.relu3(self.fc1(x))))))


def quantization_aware(network):
    torch.backends.quantized.engine = "qnnpack"
    network = copy.deepcopy(network).train()
    network.qconfig = tq.get_default_qat_qconfig("qnnpack")
    pairs = [["conv1", "bn1", "relu1"], ["conv2", "bn2", "relu2"], ["fc1", "relu3"], ["fc2", "relu4"]]
    tq.fuse_modules_qat(network, pairs, inplace=True)
    return tq.prepare_qat(network, inplace=True)


def images_per_second(network, images, labels):
    optimizer = torch.optim.SGD(network.parameters(), lr=0.01, momentum=0.9)
    order, times = torch.randperm(len(images)), []
    for step in range(STEPS):
        start = time.perf_counter()
        indices = order[step * BATCH : (step + 1) * BATCH]
        loss = F.cross_entropy(network(images[indices]), labels[indices])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        loss.item()
        times.append(time.perf_counter() - start)
    times = sorted(times[WARM_UP:])
    return BATCH / times[len(times) // 2]


def main():
    torch.manual_seed(0)
    images, labels = torch.randn(STEPS * BATCH, 1, 32, 32), torch.randint(10, (STEPS * BATCH,))
    result = {"float": {}, "qat": {}}
    for threads in (1, 2):
        torch.set_num_threads(threads)
        network = LeNet().train()
        result["float"][threads] = images_per_second(network, images, labels)
        result["qat"][threads] = images_per_second(quantization_aware(network), images, labels)
    print(json.dumps(result))


main()
