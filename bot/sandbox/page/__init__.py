"""The sandbox's page: plain HTML, CSS and JavaScript, no build, nothing fetched from elsewhere."""
