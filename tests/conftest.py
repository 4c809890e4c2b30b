"""Settings of all tests: hypothesis draws the same examples in every run, so that a red run means a change and not a new draw.

`HYPOTHESIS_PROFILE=explore python -m pytest` draws new ones.
"""

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
