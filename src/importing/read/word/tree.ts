import { readXml } from '../../../input/xlsx/xml.js';

/** An element of a part of a Word file; names come without their prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** A part as a tree, under a root without a name. */
export function treeOf(bytes: Uint8Array): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  readXml(bytes, {
    open(name, attributes) {
      const element: Element = { name, attributes, children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    text(piece) {
      const element = open.at(-1);
      if (element) element.text += piece;
    },
    close() {
      open.pop();
    },
  });
  return root;
}

/** The first child of a name. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((child) => child.name === name);
}

/** The element that a path of names leads to. */
export function elementAt(element: Element | undefined, ...names: string[]): Element | undefined {
  return names.reduce<Element | undefined>(childOf, element);
}

/** What most properties hold: `<w:start w:val="2"/>` → 2. */
export function settingOf(element: Element | undefined): string | undefined {
  return element?.attributes.val;
}

/** A property that is on by being there, unless it says otherwise. */
export function isOn(element: Element | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off', 'none'].includes(settingOf(element) ?? '');
}

/** All elements of a name below, not looking into those found. */
export function descendantsOf(element: Element | undefined, name: string): Element[] {
  return (element?.children ?? []).flatMap((child) =>
    child.name === name ? [child] : descendantsOf(child, name),
  );
}
