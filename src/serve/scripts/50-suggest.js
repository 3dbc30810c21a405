// Suggestions under the field of words, as a list that the arrow keys go through. Without script the field is a field.

(() => {
  let number = 0;
  for (const field of document.querySelectorAll('input[type="search"][name="q"]')) addList(field);

  function addList(field) {
    const list = document.createElement('ul');
    list.id = `suggestions-${number++}`;
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', field.placeholder);
    list.hidden = true;
    field.parentElement.append(list);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': list.id,
    }))
      field.setAttribute(name, value);

    let asked = 0;
    const options = () => [...list.children];
    const chosen = () => options().findIndex((it) => it.getAttribute('aria-selected') === 'true');

    function close() {
      list.hidden = true;
      field.setAttribute('aria-expanded', 'false');
      field.removeAttribute('aria-activedescendant');
    }

    function choose(index) {
      for (const [i, option] of options().entries())
        option.setAttribute('aria-selected', String(i === index));
      if (index < 0) field.removeAttribute('aria-activedescendant');
      else field.setAttribute('aria-activedescendant', options()[index].id);
    }

    function take(option) {
      field.value = option.dataset.value;
      close();
      field.form.requestSubmit();
    }

    function show(items) {
      list.replaceChildren(
        ...items.map(({ value, label }, i) => {
          const option = document.createElement('li');
          option.id = `${list.id}-${i}`;
          option.setAttribute('role', 'option');
          option.setAttribute('aria-selected', 'false');
          option.dataset.value = `"${value}"`;
          const name = document.createElement('bdi');
          name.textContent = value;
          const sort = document.createElement('small');
          sort.textContent = label;
          option.append(name, ' ', sort);
          option.addEventListener('pointerdown', (event) => {
            event.preventDefault();
            take(option);
          });
          return option;
        }),
      );
      list.hidden = items.length === 0;
      field.setAttribute('aria-expanded', String(items.length > 0));
    }

    field.addEventListener('input', async () => {
      const now = ++asked;
      const q = field.value.trim();
      // phrases, exclusions and several words are typed to their end
      if (q.length < 2 || /["«|-]/.test(q)) return close();
      await new Promise((resolve) => setTimeout(resolve, 120));
      if (now !== asked) return;
      const answer = await fetch(`/suggest.json?${new URLSearchParams({ q })}`).catch(() => null);
      if (now === asked && answer?.ok) show((await answer.json()).items);
    });
    field.addEventListener('blur', close);
    field.addEventListener('keydown', (event) => {
      if (list.hidden || event.isComposing) return;
      const last = options().length - 1;
      const steps = {
        ArrowDown: chosen() < last ? chosen() + 1 : -1,
        ArrowUp: chosen() < 0 ? last : chosen() - 1,
      };
      if (event.key in steps) {
        event.preventDefault();
        choose(steps[event.key]);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        asked++;
        close();
      } else if (event.key === 'Enter' && chosen() >= 0) {
        event.preventDefault();
        take(options()[chosen()]);
      }
    });
  }
})();
