// While a child is being registered: asks whether a child like this is on the list
// already. Names are posted, never put in an address. Without this script the check
// when the form is sent stays.
(() => {
  const WAIT = 900;
  const place = document.querySelector("[data-doubles]");
  const form = place?.closest("form");
  if (!form) return;
  const NAMES = [
    "csrfmiddlewaretoken",
    "child_given_name",
    "child_family_name",
    ...["child_born_on", "child_expected_on"].flatMap((name) =>
      ["day", "month", "year"].map((part) => `${name}_${part}`),
    ),
  ];
  let timer = null;
  let asking = null;
  let last = "";

  const typed = () => {
    const all = new FormData(form);
    const some = new FormData();
    for (const name of NAMES) some.set(name, (all.get(name) || "").trim());
    return some;
  };

  const isEnough = (some) =>
    some.get("child_family_name") &&
    (some.get("child_given_name") || some.get("child_expected_on_year"));

  const said = (some) => JSON.stringify([...some].slice(1));

  const ask = async () => {
    const some = typed();
    if (said(some) === last) return;
    last = said(some);
    asking?.abort();
    if (!isEnough(some)) {
      place.replaceChildren();
      return;
    }
    asking = new AbortController();
    try {
      const response = await fetch(place.dataset.doubles, {
        method: "POST",
        body: some,
        credentials: "same-origin",
        redirect: "error",
        signal: asking.signal,
      });
      if (response.ok) place.innerHTML = await response.text();
    } catch (problem) {
      if (problem.name !== "AbortError") last = "";
    }
  };

  const soon = (event) => {
    if (!event.target.name?.startsWith("child_")) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  };

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  timer = setTimeout(ask, WAIT);
})();
