/** Goes to the next place on the pages where the chosen cell prints. */
export function nextPlace(): void {}
