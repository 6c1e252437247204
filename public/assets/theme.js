// Runs before the page is shown: that scripts run, and the colours that the reader chose.
{
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // There is no storage: the colours are those of the device.
  }
}
