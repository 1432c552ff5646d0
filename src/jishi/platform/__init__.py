"""What every module stands on: settings, database, events and jobs, HTTP, cache, storage, mail, i18n, telemetry."""
