export const inputClass =
  'block w-full min-w-0 border border-edge bg-sheet px-3 py-2 text-base text-ink outline-none hover:border-ink focus:border-accent focus:ring-2 focus:ring-accent invalid:border-bad aria-invalid:border-bad disabled:opacity-55'
