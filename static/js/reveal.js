// Shows a field only while another has one of the answers that ask for it.
// Without this script the field is always there.
(() => {
  const answer = (form, name) => {
    const controls = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    return controls
      .filter((control) => !/radio|checkbox/.test(control.type) || control.checked)
      .map((control) => control.value);
  };

  const update = (form) => {
    form.querySelectorAll("[data-show-when]").forEach((group) => {
      const wanted = group.dataset.showValues.split(" ");
      const given = answer(form, group.dataset.showWhen);
      const holdsError = group.querySelector(".govuk-error-message");
      group.hidden = !holdsError && !given.some((value) => wanted.includes(value));
    });
  };

  document.querySelectorAll("form").forEach((form) => {
    if (!form.querySelector("[data-show-when]")) return;
    form.addEventListener("change", () => update(form));
    update(form);
  });
})();
