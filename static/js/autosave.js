// Keeps a draft on the server while someone types (R18).
(() => {
  const WAIT = 1500;
  const RETRY = 15000;
  const NOT_SAVED = "Not saved - check the connection";
  const SIGNED_OUT =
    "Not saved - you are signed out. Sign in again in another tab, then come back to this one.";
  const CHANGED =
    "Not saved - someone else has changed this. Press the save button to see both versions.";

  const BESIDE = " - you typed here in another window too; both are kept";

  const draftOf = (form) => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) {
      if (value instanceof File) data.delete(name);
    }
    data.set("_draft", "1");
    return data;
  };

  const addressOf = (form) => form.getAttribute("action") || window.location.href;

  const noteVersion = (form, version) => {
    let seen = form.querySelector("input[name=_draft_seen]");
    if (!seen) {
      seen = document.createElement("input");
      seen.type = "hidden";
      seen.name = "_draft_seen";
      form.append(seen);
    }
    seen.value = version;
  };

  const clock = () =>
    new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

  const watch = (form) => {
    const status = form.querySelector("[data-autosave-status]");
    let timer = null;
    let dirty = false;
    let sending = false;
    let leaving = false;

    const say = (text, state) => {
      if (!status) return;
      status.textContent = text;
      status.dataset.state = state;
    };

    const judge = async (response) => {
      if (response.redirected || response.status === 403) throw new Error(SIGNED_OUT);
      if (response.status === 409) throw new Error(CHANGED);
      if (!response.ok) throw new Error(NOT_SAVED);
      const isJson = (response.headers.get("Content-Type") || "").includes("json");
      const answer = isJson ? await response.json() : {};
      if (answer.version) noteVersion(form, answer.version);
      const beside = answer.elsewhere ? BESIDE : "";
      say(`Saved ${answer.saved_at || clock()}${beside}`, "saved");
    };

    const save = async () => {
      clearTimeout(timer);
      if (!dirty || sending) return;
      dirty = false;
      sending = true;
      try {
        const response = await fetch(addressOf(form), {
          method: "POST",
          body: draftOf(form),
          headers: { "X-Requested-With": "XMLHttpRequest" },
          credentials: "same-origin",
        });
        await judge(response);
        document.dispatchEvent(new CustomEvent("ta:activity"));
      } catch (problem) {
        dirty = true;
        const known = [SIGNED_OUT, CHANGED].includes(problem.message);
        say(known ? problem.message : NOT_SAVED, "failed");
      } finally {
        sending = false;
        const failed = status?.dataset.state === "failed";
        if (dirty) timer = setTimeout(save, failed ? RETRY : WAIT);
      }
    };

    const saveOnTheWayOut = () => {
      if (!dirty || leaving) return;
      const sent = navigator.sendBeacon?.(addressOf(form), draftOf(form));
      if (sent) dirty = false;
      else save();
    };

    const typed = () => {
      dirty = true;
      leaving = false;
      clearTimeout(timer);
      timer = setTimeout(save, WAIT);
    };

    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      leaving = true;
      clearTimeout(timer);
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") saveOnTheWayOut();
    });
    window.addEventListener("pagehide", saveOnTheWayOut);
    window.addEventListener("online", save);
    document.addEventListener("ta:signed-in-again", save);
  };

  document.querySelectorAll("form[data-autosave]").forEach(watch);
})();
