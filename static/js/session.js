// Warns before an idle session ends, and never takes away what was typed.
(() => {
  const { idleSeconds, warningSeconds, extendUrl } = document.body.dataset;
  const dialog = document.getElementById("session-warning");
  const notice = document.getElementById("session-ended");
  if (!idleSeconds || !extendUrl || !dialog) return;

  const SHARED = "ta-last-activity"; // a time only, shared between tabs
  const idle = Number(idleSeconds) * 1000;
  const warning = Number(warningSeconds || 120) * 1000;
  const countdown = dialog.querySelector("[data-session-left]");
  const stayForm = dialog.querySelector("form");
  let lastActivity = Date.now();
  let ended = false;
  let typed = false;

  const remember = () => {
    lastActivity = Date.now();
    try {
      window.localStorage.setItem(SHARED, String(lastActivity));
    } catch {
      // storage may be switched off: this tab then counts for itself
    }
  };

  const latest = () => {
    try {
      return Math.max(lastActivity, Number(window.localStorage.getItem(SHARED)) || 0);
    } catch {
      return lastActivity;
    }
  };

  const useToken = (token) => {
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => {
      input.value = token;
    });
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  };

  const showEnded = () => {
    ended = true;
    dialog.close();
    if (typed) notice.hidden = false;
    else window.location.reload(); // nothing to keep: the family's page does not stay
  };

  const carryOn = async (response) => {
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    const answer = isJson ? await response.json() : {};
    if (answer.csrf_token) useToken(answer.csrf_token);
    remember();
    dialog.close();
    notice.hidden = true;
    if (ended) document.dispatchEvent(new CustomEvent("ta:signed-in-again"));
    ended = false;
  };

  const ask = async (options) => {
    try {
      const response = await fetch(extendUrl, {
        credentials: "same-origin",
        headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
        ...options,
      });
      return response.ok && !response.redirected ? response : null;
    } catch {
      return null;
    }
  };

  const stay = async (event) => {
    event.preventDefault();
    const response = await ask({ method: "POST", body: new FormData(stayForm) });
    if (response) await carryOn(response);
    else showEnded();
  };

  const comeBack = async () => {
    if (document.visibilityState !== "visible" || !ended) return;
    const response = await ask({ method: "GET" });
    if (response) await carryOn(response);
  };

  const words = (milliseconds) => {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    if (seconds >= 60) {
      const minutes = Math.ceil(seconds / 60);
      return minutes === 1 ? "1 minute" : `${minutes} minutes`;
    }
    return seconds > 20 ? "less than a minute" : "a few seconds";
  };

  const check = () => {
    if (ended) return;
    const left = latest() + idle - Date.now();
    if (left <= 0) {
      showEnded();
    } else if (left <= warning) {
      if (countdown.textContent !== words(left)) countdown.textContent = words(left);
      if (!dialog.open) dialog.showModal();
    } else if (dialog.open) {
      dialog.close();
    }
  };

  stayForm.addEventListener("submit", stay);
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  document.addEventListener("input", () => {
    typed = true;
  });
  document.addEventListener("visibilitychange", comeBack);
  document.addEventListener("ta:activity", remember);
  document.addEventListener("htmx:afterRequest", remember);
  remember();
  setInterval(check, 1000);
})();
