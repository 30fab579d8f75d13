"""Decoding as fast as the device allows: three ways to the same tokens, and what each costs.

Each way takes the same arguments, and is measured beside the speed at which the device reads:

    model = smollm2.load()
    for way in (naive, cached, fastest):
        print(measure(model, way, position=128))
"""

from .linear import WEIGHTS, laid_out
from .measure import Measured, measure, read_bytes, reading_rate
from .speculation import Speculated, speculate
from .ways import cached, fastest, naive
