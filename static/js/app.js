// Starts the GOV.UK components. The address comes from the page, since built files are
// renamed when they are collected.
import(document.body.dataset.components).then(({ initAll }) => initAll());

// Passkeys: say in the page what the browser only writes to its console.
document.addEventListener("allauth.error", () => {
  const main = document.getElementById("main-content");
  const note = document.createElement("p");
  note.className = "govuk-error-message";
  note.setAttribute("role", "alert");
  note.textContent =
    "That did not work. Try again, or use your password or another way to confirm it is you.";
  main.prepend(note);
});
