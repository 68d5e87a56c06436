"""The statistics of Trends, computed once more in the plainest way there is, for inputs drawn with a fixed seed.

Definitions are taken literally and slowly: likelihoods multiplied out in 80 to 700 digits, intervals found by trial, every
way through a stream tried. Nothing is shared with the Swift code, not even erfc. Made anew, with the standard library alone, by

    python3 Tests/TrendsTests/independent.py > Tests/TrendsTests/independent.tsv

A line is a kind, what goes in, and what comes out, parted by tabs; lists have spaces in them, "-" is a missing value.
"""

import itertools
import math
import random
from decimal import Decimal, getcontext
from fractions import Fraction
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
draw = random.Random(1927)


def show(value):
    if value is None:
        return "-"
    if isinstance(value, (list, tuple)):
        return " ".join(show(item) for item in value)
    return repr(value) if isinstance(value, (int, float)) else f"{value:.17e}"


def line(kind, *values):
    print(kind, *map(show, values), sep="\t")


# Contingency


def binomial_log_likelihood(k, n, share):
    """Of k in n where each is one with this chance; 0 to the power of 0 is 1."""
    part = lambda count, chance: Decimal(0) if count == 0 else count * chance.ln()
    return part(k, share) + part(n - k, 1 - share)


def likelihood_ratio(k1, n1, k2, n2):
    """As Dunning derives it: how much likelier two rates make the counts than one does."""
    pooled = Decimal(k1 + k2) / (n1 + n2)
    two = binomial_log_likelihood(k1, n1, Decimal(k1) / n1) + binomial_log_likelihood(k2, n2, Decimal(k2) / n2)
    one = binomial_log_likelihood(k1, n1, pooled) + binomial_log_likelihood(k2, n2, pooled)
    return 2 * (two - one)


def pi():
    """Machin's formula."""

    def arctangent_of_inverse(x):
        total, power, n = Decimal(0), Decimal(1) / x, 0
        while abs(power) > Decimal(10) ** -(getcontext().prec + 5):
            total += power / (2 * n + 1)
            power /= -x * x
            n += 1
        return total

    return 4 * (4 * arctangent_of_inverse(5) - arctangent_of_inverse(239))


def chance_of_at_least(statistic):
    """Of a squared normal deviate: 1 less the error function's Taylor series, in as many digits as cancel, and more."""
    x = (statistic / 2).sqrt()
    term, total, n = x, x, 0
    while abs(term) > Decimal(10) ** -(getcontext().prec - 10):
        n += 1
        term *= -x * x / n
        total += term / (2 * n + 1)
    return 1 - 2 / pi().sqrt() * total


def ratio_with_interval(k1, n1, k2, n2):
    if k1 + k2 == 0:
        return 0.0, -math.inf, math.inf
    a, b = k1 or 0.5, k2 or 0.5
    ratio = math.log(a / n1 / (b / n2))
    if k1 == n1 and k2 == n2:
        a, b = a - 0.5, b - 0.5
    error = math.sqrt(1 / a - 1 / n1 + 1 / b - 1 / n2)
    low = ratio - Z * error if k1 else -math.inf
    high = ratio + Z * error if k2 else math.inf
    return tuple(value / math.log(2) for value in (ratio, low, high))


def contingency(k1, n1, k2, n2):
    getcontext().prec = 80
    statistic = likelihood_ratio(k1, n1, k2, n2)
    if statistic > 1370:  # What is less likely than 1e-300 is outside the range of a double.
        return
    # The error function's terms grow to e^(G²/2) before they shrink, and what is left is as small: twice its digits.
    getcontext().prec += int(statistic * Decimal("0.4343"))
    statistic = likelihood_ratio(k1, n1, k2, n2)
    line("contingency", k1, n1, k2, n2, statistic, chance_of_at_least(statistic), *ratio_with_interval(k1, n1, k2, n2))
    getcontext().prec = 80


def contingencies():
    for table in [(0, 5, 0, 9), (5, 5, 9, 9), (1, 1, 1, 1), (0, 1, 1, 1), (0, 40, 7, 9000), (40, 40, 1, 300), (3, 10, 6, 20)]:
        contingency(*table)
    # Deep in the tail: to 1e-300.
    for table in [(99, 100, 50, 100_000), (230, 300, 100, 6000), (90, 91, 30, 60_000), (290, 30_000, 90, 300_000)]:
        contingency(*table)
    for _ in range(100):
        n1, n2 = (int(10 ** draw.uniform(0, 5)) for _ in range(2))
        rate = 10 ** draw.uniform(-4, 0)
        k1, k2 = (min(n, int(n * rate * draw.uniform(0.5, 1.5) + draw.random())) for n in (n1, n2))
        contingency(k1, n1, k2, n2)


# Wilson


def wilson(k, n):
    """The lowest and the highest rate from which k/n is not more than Z standard errors away, found by halving."""

    def is_possible(rate):
        return abs(k / n - rate) <= Z * math.sqrt(rate * (1 - rate) / n)

    def edge(possible, impossible):
        if is_possible(impossible):
            return impossible
        for _ in range(200):
            middle = (possible + impossible) / 2
            possible, impossible = (middle, impossible) if is_possible(middle) else (possible, middle)
        return possible

    line("wilson", k, n, edge(k / n, 0.0), edge(k / n, 1.0))


def wilsons():
    for _ in range(100):
        n = int(10 ** draw.uniform(0, 4))
        wilson(draw.choice([0, n, draw.randint(0, n), draw.randint(0, n)]), n)


# False discovery


def adjusted(probabilities, tests):
    """For each, the lowest level at which Benjamini and Hochberg's rule rejects it: that of any as likely or likelier."""
    everything = probabilities + [1.0] * (tests - len(probabilities))
    level = lambda p: len(everything) * p / sum(other <= p for other in everything)
    return [min(level(other) for other in everything if other >= p) for p in probabilities]


def discoveries():
    for _ in range(100):
        count = draw.randint(1, 12)
        probabilities = [round(draw.random() ** draw.choice([1, 4, 12]), draw.choice([1, 8])) for _ in range(count)]
        tests = count + draw.choice([0, 0, 1, 30, 1000])
        line("discovery", probabilities, tests, adjusted(probabilities, tests))


# Bursts


def bursts(relevant, totals, scaling, gamma):
    """Every way through the batches that have articles; None where the two best cost as good as the same."""
    filled = [t for t, total in enumerate(totals) if total]
    n = len(filled)
    if n == 0:
        return []
    shares = [sum(relevant) / sum(totals)]
    if not 0 < shares[0] < 1:
        return []
    while len(shares) < 5 and shares[-1] * scaling < 1:
        shares.append(shares[-1] * scaling)
    if len(shares) < 5:
        shares.append((1 + shares[-1]) / 2)
    elif any(relevant[t] > shares[-1] * totals[t] for t in filled):
        return None  # More states would be needed than there is time to try.

    def cost(state, t):
        r, d = relevant[t], totals[t]
        return -math.log(math.comb(d, r) * shares[state] ** r * (1 - shares[state]) ** (d - r))

    table = [[cost(state, t) for t in filled] for state in range(len(shares))]
    ways = []
    for way in itertools.product(range(len(shares)), repeat=n):
        climbed = sum(max(0, there - here) for here, there in zip((0,) + way, way))
        ways.append((climbed * gamma * math.log(n) + sum(table[state][step] for step, state in enumerate(way)), way))
    ways.sort()
    if len(ways) > 1 and ways[1][0] - ways[0][0] < 1e-6:
        return None
    best = ways[0][1]
    found = []
    for level in range(1, max(best) + 1):
        for _, run in itertools.groupby(range(n), key=lambda step: best[step] >= level):
            run = list(run)
            if best[run[0]] >= level:
                weight = sum(table[level - 1][step] - table[level][step] for step in run)
                found.append((filled[run[0]], level, filled[run[-1]] + 1, weight))
    return sorted(found)


def streams():
    made = 0
    while made < 150:
        length = draw.randint(1, 7)
        totals = [draw.choice([0, draw.randint(1, 12), draw.randint(5, 60)]) for _ in range(length)]
        base = 10 ** draw.uniform(-1.7, -0.05)
        relevant = [sum(draw.random() < min(0.97, base * lift) for _ in range(total)) for total, lift in zip(totals, lifts(length))]
        scaling, gamma = draw.choice([(2, 1), (2, 1), (2, 1), (3, 1), (1.5, 0.5), (2, 0.3), (2, 2)])
        found = bursts(relevant, totals, scaling, gamma)
        # Of streams without a burst a few are enough.
        if found is None or not found and draw.random() < 0.8:
            continue
        made += 1
        line("bursts", relevant, totals, scaling, gamma, [value for burst in found for value in burst])


def lifts(length):
    lifts, lift = [], 1
    for _ in range(length):
        lift = draw.choice([lift, lift, 1, 3, 8, 20])
        lifts.append(lift)
    return lifts


# Association


def associations():
    for _ in range(100):
        total = int(10 ** draw.uniform(1, 6))
        first, second = (draw.randint(1, max(1, total // draw.choice([2, 10, 100]))) for _ in range(2))
        both = draw.randint(max(0, first + second - total), min(first, second) // draw.choice([1, 1, 20]))
        together, alone = Decimal(both) / total, Decimal(first) / total * (Decimal(second) / total)
        bits = lambda value: -math.inf if value == 0 else value.ln() / Decimal(2).ln()
        line(
            "association", both, first, second, total, bits(together / alone), 14 + bits(Decimal(2 * both) / (first + second)),
            likelihood_ratio(both, first, second - both, total - first))


# Moving average


def averages():
    for _ in range(30):
        values = [None if draw.random() < 0.3 else round(draw.uniform(0, 9), 3) for _ in range(draw.randint(1, 15))]
        periods = draw.choice([1, 3, 5, 7])
        means = []
        for middle in range(len(values)):
            near = [v for t, v in enumerate(values) if v is not None and abs(t - middle) <= (periods - 1) / 2]
            means.append(math.fsum(near) / len(near) if near else None)
        line("average", values, periods, means)


# Exact test


def exact():
    """Added up over all ways, as a fraction; which of both is drawn and which holds does not matter, and the smaller one is chosen from."""

    def at_least(k, n, holding, total):
        few, many = sorted((n, holding))
        ways = range(max(k, few + many - total, 0), few + 1)
        return Fraction(sum(math.comb(many, i) * math.comb(total - many, few - i) for i in ways), math.comb(total, few))

    decimal = lambda fraction: Decimal(fraction.numerator) / fraction.denominator
    getcontext().prec = 80
    for number in range(140):
        total = 1_000_000 if number >= 120 else int(10 ** draw.uniform(0.5, 4))
        n, holding = (draw.randint(0, min(total, 1500)) for _ in range(2))
        if number % 3 == 0:
            n = total * draw.randint(1, 9) // 10
        usual = n * holding // total
        least, most = max(0, n + holding - total), min(n, holding)
        k = min(most, max(least, usual + draw.randint(-3, 3) * draw.choice([1, 5, 100])))
        more = at_least(k, n, holding, total)
        less = at_least(holding - k, total - n, holding, total)
        line("exact", k, n, holding, total, decimal(more), decimal(min(1, 2 * min(more, less))))


contingencies()
wilsons()
discoveries()
streams()
associations()
averages()
exact()
