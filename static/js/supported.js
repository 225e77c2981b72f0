// Runs first in the body, so that the page is never drawn twice.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
