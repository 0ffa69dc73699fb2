const FOCUSABLE = "input, textarea, select, a[role=button], button, [tabindex]";

/** Bring a field on a page of a form into view, and put the cursor in. */
export async function focusOnPage(form, page, name) {
    if (page) {
        form.querySelector(`.o_notebook .nav-link[name=${page}]`)?.click();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
    const field = form.querySelector(`.o_form_sheet [name=${name}]`);
    if (field) {
        field.scrollIntoView({block: "center"});
        field.classList.add("o_inge_pointed_at");
        // what may only be read can still be pointed at
        field.tabIndex = -1;
        (field.querySelector(FOCUSABLE) || field).focus();
    }
}

/** The same, on whatever page the form's arch has the field. */
export async function focusField(form, arch, name) {
    const node = [...arch.querySelectorAll("field")].find(
        (field) =>
            field.getAttribute("name") === name && !field.parentNode.closest("field")
    );
    await focusOnPage(form, node?.closest("page")?.getAttribute("name"), name);
}
