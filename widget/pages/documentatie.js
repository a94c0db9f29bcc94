// Keeps the preview and the lines to copy in step with the settings.
const controls = [...document.querySelectorAll('[data-attribuut]')];
const preview = document.querySelector('#voorbeeld');
const script = `<script type="module" src="${location.origin}/widget/klachtwijzer.js"></script>`;
let timer;

function chosen() {
  return controls
    .map((control) => [control.id, control.type === 'checkbox' ? (control.checked ? '' : null) : control.value || null])
    .filter(([, value]) => value !== null);
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function show() {
  const attributes = chosen();
  const written = attributes.map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join('');
  document.querySelector('#lang').textContent = `${script}\n<klacht-wijzer${written}></klacht-wijzer>`;
  // The panel stands open in the preview, unless the whole page is shown: there is more to see then.
  const address = `/voorbeeld?${new URLSearchParams([...attributes.filter(([name]) => name !== 'open'), ['open', '']])}`;
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (new URL(preview.src).search !== new URL(address, location.href).search) preview.src = address;
  }, 300);
}

document.querySelector('#kort').textContent = script;
document.querySelector('form').addEventListener('input', show);
document.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
show();
