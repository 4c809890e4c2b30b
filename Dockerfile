# One image for Prefect's server and for the worker; the lock's hashes are checked.
FROM python:3.11-slim
WORKDIR /opt/tocsin
COPY requirements.lock ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE prefect.yaml ./
COPY schemas schemas
COPY coders coders
COPY flows flows
RUN python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation . \
    && useradd --create-home --uid 10001 tocsin && mkdir /srv/tocsin && cp prefect.yaml /srv/tocsin/ && chown -R tocsin /srv/tocsin
USER tocsin
WORKDIR /srv/tocsin
