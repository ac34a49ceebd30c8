"""The same steps in PyTorch. Reads one JSON document a line: first what to measure, then how many steps to take next."""

import json
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

EPSILON = 1e-7


def read_arrays(plan):
    data = np.fromfile(plan["file"], dtype=np.uint8)
    arrays = {}
    for entry in plan["arrays"]:
        values = data[entry["offset"] : entry["offset"] + 4 * int(np.prod(entry["shape"]))]
        array = values.view(np.float32 if entry["type"] == "float32" else np.int32).reshape(entry["shape"])
        arrays[entry["name"]] = torch.from_numpy(array.copy())
    return arrays


def learned(arrays, names):
    return {name: arrays[name].requires_grad_(True) for name in names}


def layers(x, weights):
    depth = len([name for name in weights if name.startswith("kernel.")])
    for layer in range(depth):
        x = torch.addmm(weights[f"bias.{layer}"], x, weights[f"kernel.{layer}"])
        x = torch.relu(x) if layer + 1 < depth else x
    return x


def adam(weights, rate):
    return torch.optim.Adam(list(weights), lr=rate, eps=EPSILON)


def lazy_adam(table, rate):
    """SparseAdam with epsilon where Adam has it: it leaves out that the second moment is corrected."""
    rule = torch.optim.SparseAdam([table], lr=rate, eps=EPSILON)
    done = [0]

    def correct():
        done[0] += 1
        rule.param_groups[0]["eps"] = EPSILON * (1 - 0.999 ** done[0]) ** 0.5

    return rule, correct


def stepper(loss_of, optimisers, before=lambda: None):
    def step():
        before()
        loss = loss_of()
        for optimiser in optimisers:
            optimiser.zero_grad(set_to_none=True)
        loss.backward()
        for optimiser in optimisers:
            optimiser.step()
        return loss.item()

    return step


def dense(plan, arrays):
    weights = learned(arrays, [name for name in arrays if name not in ("v", "w", "labels")])

    def loss_of():
        logits = layers((arrays["v"] * arrays["w"]) @ weights["U"], weights)
        return F.binary_cross_entropy_with_logits(logits, arrays["labels"])

    return stepper(loss_of, [adam(weights.values(), plan["learningRate"])])


def embedding(plan, arrays):
    sparse = plan["variant"] == "sparse"
    weights = learned(arrays, [name for name in arrays if name not in ("ids", "labels")])
    batches = arrays["ids"].long()
    table = weights.pop("table")
    turn = [0]

    def loss_of():
        ids = batches[turn[0] % len(batches)]
        turn[0] += 1
        sums = F.embedding_bag(ids, table, mode="sum", sparse=sparse) / ids.shape[1] ** 0.5
        return F.binary_cross_entropy_with_logits(layers(sums, weights), arrays["labels"])

    rate = plan["learningRate"]
    rows, before = lazy_adam(table, rate) if sparse else (adam([table], rate), lambda: None)
    return stepper(loss_of, [adam(weights.values(), rate), rows], before)


def optimiser(plan, arrays):
    values = arrays["values"].requires_grad_(True)
    values.grad = arrays["gradient"]
    rule = torch.optim.Adam([values], lr=plan["learningRate"], eps=EPSILON)

    def step():
        rule.step()
        return values.detach()[0].item()

    return step


BLOCKS = ["text", "image", "attributes", "numeric", "behaviour"]
TABLE = "item.attributes.embedding"


class Network:
    """The ranking network at its default configuration (packages/model/src/fusion)."""

    def __init__(self, weights):
        self.w = weights
        sizes = [weights[f"item.{block}.bias"].shape[1] if block != "attributes" else weights[TABLE].shape[1] for block in BLOCKS]
        self.indicator = torch.zeros(len(BLOCKS), sum(sizes))
        start = 0
        for block, size in enumerate(sizes):
            self.indicator[block, start : start + size] = 1
            start += size
        self.block_mean = (self.indicator / torch.tensor(sizes).sqrt()[:, None]).T.contiguous()
        self.per_block = self.indicator.T @ self.indicator
        self.rest = sum(sizes) - sizes[0] - sizes[1]

    def items(self, b):
        w = self.w
        scaled = lambda m: torch.addmm(w[f"item.{m}.bias"], b[m] * w[f"scale.{m}"], w[f"item.{m}.projection"])
        sums = F.embedding_bag(b["rows"], w[TABLE], b["offsets"], mode="sum", sparse=True) * b["attributeScale"]
        numeric = torch.addmm(w["item.numeric.bias"], b["numeric"], w["item.numeric.projection"])
        contents = torch.cat([scaled("text"), scaled("image"), sums, numeric, scaled("behaviour")], 1)
        missing = (1 - b["present"]) @ (self.indicator * w["item.missing"])
        return contents * (b["present"] @ self.indicator) + missing

    def history(self, b, items):
        w = self.w
        users, places = b["historyPresent"].shape[:2]
        values = F.embedding(b["historyItems"], items)
        query = (b["queryText"] * w["scale.text"]) @ w["user.attention.query"] + w["user.attention.start"]
        keys = values + b["interactions"] @ w["user.attention.interaction"]
        agreement = (keys * query[:, None, :]) @ self.block_mean + (b["historyPresent"] - 1) * 1e9
        attention = torch.softmax(agreement, 1) * b["historyPresent"]
        pooled = (values * (attention @ self.indicator)).sum(1)
        return pooled + b["withoutHistory"] @ (self.indicator * w["user.empty"])

    def users(self, b, items):
        w = self.w
        taste = self.history(b, items) @ (w["user.history"] * self.per_block)
        text = (b["queryText"] * w["scale.text"]) @ w["user.query.text"]
        image = (b["queryImage"] * w["scale.image"]) @ w["user.query.image"]
        query = torch.cat([text, image, torch.zeros(len(text), self.rest)], 1) + b["noQuery"] @ w["user.query.none"]
        return taste + b["profile"] @ w["user.profile"] + query + w["user.base"]

    def loss(self, b):
        w = self.w
        items = self.items(b)
        v = F.embedding(b["userOf"], self.users(b, items))
        x = (v * F.embedding(b["itemOf"], items)) @ w["fusion.U"]
        cross = ((b["cross"] - w["scale.cross.mean"]) / w["scale.cross.deviation"]).clamp(-5, 5)
        x = torch.cat([x, cross], 1)
        for layer, mask in enumerate(b["masks"]):
            x = torch.relu(torch.addmm(w[f"hidden.{layer}.bias"], x, w[f"hidden.{layer}.kernel"])) * mask
        logits = torch.addmm(w["head.bias"], x, w["head.kernel"]) + cross @ w["head.cross"]
        position = w["position.bias"]
        logits = logits + F.embedding(b["positions"], position) - position[0]
        return F.binary_cross_entropy_with_logits(logits, b["labels"], b["lossWeights"], reduction="sum")


def prepared(arrays, step, plan):
    b = {name[len(f"{step}/") :]: values for name, values in arrays.items() if name.startswith(f"{step}/")}
    users = len(b["noQuery"])
    pairs = len(b["itemOf"])
    count = b["present"].numel() // len(BLOCKS)
    for name in ["text", "image", "numeric", "behaviour", "present"]:
        b[name] = b[name].view(count, -1)
    for name in ["withoutHistory", "profile", "queryText", "queryImage", "noQuery"]:
        b[name] = b[name].view(users, -1)
    for name in ["historyPresent", "interactions"]:
        b[name] = b[name].view(users, len(b["historyItems"]) // users, -1)
    for name in ["itemOf", "userOf", "positions"]:
        b[name] = b[name].long()
    b["historyItems"] = b["historyItems"].long().view(users, -1)
    b["rows"] = b["vocabulary"].long()[b["entries"].long()]
    b["offsets"] = torch.searchsorted(b["items"].long().contiguous(), torch.arange(count))
    b["attributeScale"] = plan["attributeScale"]
    b["masks"] = [b[f"mask.{layer}"].view(pairs, -1) for layer in range(2)]
    for name in ["cross", "labels"]:
        b[name] = b[name].view(pairs, -1)
    b["lossWeights"] = torch.tensor(plan["lossWeights"]).expand(pairs, -1) / pairs
    return b


def network(plan, arrays):
    weights = {name: values for name, values in arrays.items() if "/" not in name}
    dense_weights = [values for name, values in weights.items() if not name.startswith("scale.") and name != TABLE]
    for values in [*dense_weights, weights[TABLE]]:
        values.requires_grad_(True)
    batches = [prepared(arrays, step, plan) for step in range(plan["steps"])]
    model = Network(weights)
    rate = plan["learningRate"]
    rows, before = lazy_adam(weights[TABLE], rate)
    optimisers = [adam(dense_weights, rate), rows]

    def epoch():
        current = {}
        step = stepper(lambda: model.loss(current["batch"]), optimisers, before)
        losses = []
        for batch in batches:
            current["batch"] = batch
            losses.append(step())
        return sum(losses) / len(losses)

    return epoch


CASES = {"dense": dense, "embedding": embedding, "optimiser": optimiser, "network": network}


def main():
    step = None
    for line in sys.stdin:
        request = json.loads(line)
        if "case" in request:
            torch.set_num_threads(request["threads"])
            step = CASES[request["case"]](request, read_arrays(request))
            answer = {"version": torch.__version__}
        else:
            times, losses = [], []
            for _ in range(request["run"]):
                start = time.perf_counter()
                losses.append(step())
                times.append(1000 * (time.perf_counter() - start))
            answer = {"times": times, "losses": losses}
        print(json.dumps(answer), flush=True)


main()
