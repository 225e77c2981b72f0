// The hide button: Esc twice, or the button, puts the neutral page in place of this one.
(() => {
  const button = document.querySelector("[data-leave-page]");
  if (!button) return;
  let lastEscape = -Infinity;

  const leave = (event) => {
    event.preventDefault();
    document.title = "";
    document.body.replaceChildren();
    window.location.replace(button.href);
  };

  button.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    if (event.timeStamp - lastEscape < 1500) leave(event);
    lastEscape = event.timeStamp;
  });
})();
