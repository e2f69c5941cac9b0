"use strict";
(() => {
  const top = Number(/^#at-(\d{1,7})$/.exec(location.hash)?.[1] ?? 0);
  if (top > 0) {
    addEventListener("load", () => scrollTo(0, top));
  }
  addEventListener("scroll", () => parent.postMessage(Math.round(scrollY), "*"), { passive: true });
})();
