import type { Float, FlowItem } from './flow-item.js';

/** Figures and tables for which their page had no room, in their order. */
export class WaitingFloats {
  private groups: (readonly FlowItem[])[] = [];

  get length(): number {
    return this.groups.length;
  }

  /** Whether one of the kind waits: a further one must not go before it. */
  has(kind: Float): boolean {
    return this.groups.some(([first]) => first?.float === kind);
  }

  add(group: readonly FlowItem[]): void {
    this.groups.push(group);
  }

  /** Takes out all that wait, in their order. */
  takeAll(): readonly (readonly FlowItem[])[] {
    const all = this.groups;
    this.groups = [];
    return all;
  }
}
