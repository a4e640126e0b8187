import type { Reference, Token } from './tokens.js';

/** A formula, taken apart. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'fault'; readonly shown: string }
  | { readonly kind: 'area'; readonly reference: Reference }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Expression | undefined)[] }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] };

/** Thrown where a formula holds what is not reckoned here. */
export class NotReckoned extends Error {}

/** The pieces of a formula → what is to be reckoned. Throws NotReckoned. */
export function parseFormula(tokens: readonly Token[]): Expression {
  const parser = new FormulaParser(
    tokens.filter((token) => token.kind !== 'other' || token.text.trim() !== ''),
  );
  const expression = parser.comparison();
  if (!parser.isAtEnd) throw new NotReckoned();
  return expression;
}

/** Formulas stand in no more brackets than this. */
const MOST_DEPTH = 64;

class FormulaParser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  comparison(): Expression {
    if (++this.depth > MOST_DEPTH) throw new NotReckoned();
    const whole = this.row(['=', '<>', '<', '>', '<=', '>='], () => this.joined());
    this.depth--;
    return whole;
  }

  private joined(): Expression {
    return this.row(['&'], () => this.sum());
  }

  private sum(): Expression {
    return this.row(['+', '-'], () => this.product());
  }

  private product(): Expression {
    return this.row(['*', '/'], () => this.power());
  }

  private power(): Expression {
    return this.row(['^'], () => this.signed());
  }

  /** Operands of equal rank, from the left. */
  private row(operators: readonly string[], operand: () => Expression): Expression {
    let left = operand();
    for (let operator = this.take(operators); operator !== undefined; operator = this.take(operators))
      left = { kind: 'operation', operator, operands: [left, operand()] };
    return left;
  }

  /** A sign binds more closely than a power: -2^2 is 4 in a spreadsheet. */
  private signed(): Expression {
    const sign = this.take(['-', '+']);
    if (sign !== undefined) {
      if (++this.depth > MOST_DEPTH) throw new NotReckoned();
      const own: Expression = { kind: 'operation', operator: `${sign}1`, operands: [this.signed()] };
      this.depth--;
      return own;
    }
    let value = this.value();
    while (this.take(['%']) !== undefined) value = { kind: 'operation', operator: '%', operands: [value] };
    return value;
  }

  private value(): Expression {
    const token = this.tokens[this.at++];
    switch (token?.kind) {
      case 'number':
        return { kind: 'number', value: Number(token.text) };
      case 'text':
        return { kind: 'text', value: token.text.slice(1, -1).replaceAll('""', '"') };
      case 'error':
        return { kind: 'fault', shown: token.text.slice(token.text.indexOf('#')) };
      case 'reference':
        return { kind: 'area', reference: token };
      case 'function':
        return { kind: 'call', name: token.text.toUpperCase().replace(/^_XLFN\./, ''), args: this.args() };
      case 'name':
        if (/^(?:TRUE|FALSE)$/i.test(token.text)) return { kind: 'truth', value: /^T/i.test(token.text) };
        throw new NotReckoned();
    }
    if (token?.kind !== 'other' || token.text !== '(') throw new NotReckoned();
    const inner = this.comparison();
    this.expect(')');
    return inner;
  }

  private args(): (Expression | undefined)[] {
    this.expect('(');
    if (this.take([')']) !== undefined) return [];
    const args: (Expression | undefined)[] = [];
    do args.push(this.isNext([',', ')']) ? undefined : this.comparison());
    while (this.take([',']) !== undefined);
    this.expect(')');
    return args;
  }

  private expect(text: string): void {
    if (this.take([text]) === undefined) throw new NotReckoned();
  }

  private isNext(texts: readonly string[]): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'other' && texts.includes(token.text);
  }

  private take(texts: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'other' || !texts.includes(token.text)) return undefined;
    this.at++;
    return token.text;
  }
}
