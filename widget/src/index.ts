import './klacht-wijzer.js';

/** The script alone gives the floating button; a page that places the element itself gets no second one. */
function placeAlone(): void {
  const own = document.querySelector('script[src*="/widget/klachtwijzer"]:not([data-niet-plaatsen])');
  if (own && !document.querySelector('klacht-wijzer')) document.body.append(document.createElement('klacht-wijzer'));
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', placeAlone);
else placeAlone();
