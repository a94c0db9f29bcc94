// Places the widget with the attributes that stand in the address, for the previews of the documentation page:
// /voorbeeld?titel=Vraagbaak&kleur=%23704214
const wijzer = document.createElement('klacht-wijzer');
for (const [name, value] of new URLSearchParams(location.search)) {
  if (/^(titel|begroeting|voorbeelden|kleur|positie|thema|aanspreken|open|volledig)$/.test(name)) wijzer.setAttribute(name, value);
}
(wijzer.hasAttribute('volledig') ? document.querySelector('#vak') : document.body).append(wijzer);
