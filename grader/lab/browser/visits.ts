const VISITED = 'lab-visited';

/** Whether someone has seen the page in this browser before. */
export function wasHere(): boolean {
  try {
    return localStorage.getItem(VISITED) !== null;
  } catch {
    return true; // A browser that keeps nothing would show the tour each time.
  }
}

export function rememberVisit(): void {
  try {
    localStorage.setItem(VISITED, 'yes');
  } catch {
    // It keeps nothing.
  }
}
