import { beforeAll, describe, expect, test } from 'vitest';
import { createCanvas, registerFont } from '../../../src/chart/canvas/index.js';
import { installTextMeter } from '../../../src/chart/canvas/text.js';
import { Texture } from '../../../src/chart/canvas/texture.js';

// Letters half an em wide in the face Narrow, everything else one em in Wide.
beforeAll(() => {
  installTextMeter({
    measure: (text) =>
      [...text.matchAll(/[a-z]+|[^a-z]+/g)].map(([run]) => {
        const isNarrow = /^[a-z]/.test(run);
        const widthEm = run.length * (isNarrow ? 0.5 : 1);
        return { face: isNarrow ? 'Narrow' : 'Wide', text: run, widthEm, strokeEm: 0 };
      }),
  });
});

/** What is inside the `svg` element after drawing. */
function recorded(
  draw: (context: ReturnType<ReturnType<typeof createCanvas>['getContext']>) => void,
): string {
  const canvas = createCanvas(100, 50);
  draw(canvas.getContext());
  return canvas
    .toBuffer()
    .toString()
    .replace(/^<svg[^>]*?\/?>|<\/svg>$/g, '');
}

describe('document', () => {
  test('one unit is one pixel of the canvas', () => {
    const svg = createCanvas(100.5, 50).toBuffer('image/svg+xml').toString();
    expect(svg).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="100.5" height="50" viewBox="0 0 100.5 50"/>',
    );
  });

  test('resizing empties it', () => {
    const canvas = createCanvas(10, 10);
    canvas.getContext().fillRect(0, 0, 5, 5);
    canvas.width = 20;
    expect(canvas.toBuffer().toString()).not.toContain('path');
  });

  test('only SVG is written, and fonts are not registered here', () => {
    expect(() => createCanvas(1, 1).toBuffer('image/png')).toThrow('only image/svg+xml');
    expect(registerFont).toThrow('text meter');
  });
});

describe('paths', () => {
  test('steps, closed and filled', () => {
    const svg = recorded((context) => {
      context.fillStyle = '#a3191f';
      context.moveTo(1, 2);
      context.lineTo(3, 4);
      context.lineTo(5, 2);
      context.closePath();
      context.fill();
    });
    expect(svg).toBe('<path d="M1 2L3 4L5 2Z" fill="#a3191f"/>');
  });

  test('a transform in force when a step is added holds for that step', () => {
    const svg = recorded((context) => {
      context.save();
      context.translate(10, 20);
      context.scale(2, 3);
      context.rect(1, 1, 2, 2);
      context.restore();
      context.lineWidth = 2;
      context.stroke();
    });
    expect(svg).toContain('d="M12 23L16 23L16 29L12 29Z"');
    expect(svg).toContain('stroke-width="2"');
  });

  test('a stroke is as wide as the transform makes it, with its dash', () => {
    const svg = recorded((context) => {
      context.scale(2, 2);
      context.setLineDash([1, 2]);
      context.moveTo(0, 0);
      context.lineTo(10, 0);
      context.stroke();
    });
    expect(svg).toContain('stroke-width="2"');
    expect(svg).toContain('stroke-dasharray="2 4"');
  });

  test('a full circle is four curves that end where they began', () => {
    const svg = recorded((context) => {
      context.arc(10, 10, 5, 0, 2 * Math.PI);
      context.fill();
    });
    expect(svg.match(/C/g)).toHaveLength(4);
    expect(svg).toMatch(/^<path d="M15 10C.*15 10" /);
  });

  test('an arc runs the way it is told', () => {
    const ends = (counterclockwise: boolean) =>
      recorded((context) => {
        context.arc(0, 0, 10, 0, Math.PI / 2, counterclockwise);
        context.stroke();
      });
    expect(ends(false).match(/C/g)).toHaveLength(1);
    expect(ends(true).match(/C/g)).toHaveLength(3);
  });

  test('a quadratic curve keeps its shape as a cubic one', () => {
    const svg = recorded((context) => {
      context.moveTo(0, 0);
      context.quadraticCurveTo(15, 30, 30, 0);
      context.stroke();
    });
    expect(svg).toContain('d="M0 0C10 20 20 20 30 0"');
  });

  test('fillRect leaves the current path alone', () => {
    const svg = recorded((context) => {
      context.moveTo(0, 0);
      context.lineTo(9, 9);
      context.fillRect(1, 1, 2, 2);
      context.stroke();
    });
    expect(svg).toContain('<path d="M0 0L9 9" fill="none"');
  });
});

describe('paint', () => {
  test.each([
    ['#abc', 'fill="#aabbcc"'],
    ['rgb(1, 2, 3)', 'fill="#010203"'],
    ['rgba(0, 0, 0, 0.5)', 'fill="#000000" fill-opacity="0.5"'],
    ['#00000080', 'fill="#000000" fill-opacity="0.5"'],
  ])('%s', (colour, attributes) => {
    const svg = recorded((context) => {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    });
    expect(svg).toContain(attributes);
  });

  test('what would not be seen is not written', () => {
    const svg = recorded((context) => {
      context.fillStyle = 'transparent';
      context.fillRect(0, 0, 1, 1);
      context.strokeStyle = 'rgba(0,0,0,0)';
      context.strokeRect(0, 0, 1, 1);
    });
    expect(svg).toBe('');
  });

  test('an unknown colour and an image are errors', () => {
    expect(() =>
      recorded((context) => {
        context.fillStyle = 'bleu';
        context.fillRect(0, 0, 1, 1);
      }),
    ).toThrow('bleu');
    expect(() => recorded((context) => context.drawImage())).toThrow('images');
  });

  test('a hatch is lines cut at the edge of the shape, between ground and outline', () => {
    const hatch = { colour: '#1f4e79', angleDegrees: 0, spacing: 4, lineWidth: 0.5 };
    const svg = recorded((context) => {
      context.fillStyle = new Texture('#ffffff', [hatch], { colour: '#1f4e79', lineWidth: 1 });
      context.fillRect(10, 1, 20, 10);
    });
    const [ground, lines, outline] = svg.split('/>');
    expect(ground).toContain('fill="#ffffff"');
    expect(lines).toContain('d="M10 4L30 4M10 8L30 8"');
    expect(outline).toContain('d="M10 1L30 1L30 11L10 11Z" fill="none"');
    expect(svg).not.toContain('pattern');
  });
});

describe('clips', () => {
  const box = (context: { beginPath(): void; rect(x: number, y: number, w: number, h: number): void }) => {
    context.beginPath();
    context.rect(10, 10, 20, 20);
  };

  test('one that cuts nothing is not written', () => {
    const svg = recorded((context) => {
      box(context);
      context.clip();
      context.fillRect(12, 12, 5, 5);
    });
    expect(svg).not.toContain('clip');
  });

  test('one that cuts is, and ends with restore', () => {
    const svg = recorded((context) => {
      context.save();
      box(context);
      context.clip();
      context.fillRect(0, 0, 20, 20);
      context.restore();
      context.fillRect(0, 0, 5, 5);
    });
    expect(svg).toContain('<defs><clipPath id="clip1"><path d="M10 10H30V30H10Z"/></clipPath></defs>');
    expect(svg).toMatch(/<g clip-path="url\(#clip1\)"><path [^>]*\/><\/g><path [^>]*\/>$/);
  });

  test('what lies wholly outside is left out', () => {
    const svg = recorded((context) => {
      box(context);
      context.clip();
      context.fillRect(50, 10, 5, 5);
    });
    expect(svg).not.toContain('<path d="M50');
  });

  test('nested rectangles become their common part', () => {
    const svg = recorded((context) => {
      box(context);
      context.clip();
      context.beginPath();
      context.rect(20, 0, 30, 15);
      context.clip();
      context.fillRect(0, 0, 100, 50);
    });
    expect(svg).toContain('M20 10H30V15H20Z');
  });
});

describe('text', () => {
  test('is one element in one face, anchored where its alignment puts it', () => {
    const svg = recorded((context) => {
      context.font = '10px 黑体';
      context.textAlign = 'right';
      context.textBaseline = 'middle';
      context.fillText('亿元', 50, 20);
    });
    // Two em of 10 to the left; the baseline 0.38 em below the middle.
    expect(svg).toBe(
      '<text x="30" y="23.8" font-size="10" fill="#000000" xml:space="preserve" font-family="Wide">亿元</text>',
    );
  });

  test('has a span at its own place for every face', () => {
    const svg = recorded((context) => {
      context.font = 'bold 10px 黑体';
      context.fillText('共ab个', 0, 10);
    });
    expect(svg).toContain(
      '<tspan x="0" font-family="Wide">共</tspan><tspan x="10" font-family="Narrow">ab</tspan>',
    );
    expect(svg).toContain('<tspan x="20" font-family="Wide">个</tspan></text>');
  });

  test('is turned by a matrix', () => {
    const svg = recorded((context) => {
      context.font = '10px 黑体';
      context.translate(5, 40);
      context.rotate(-Math.PI / 2);
      context.fillText('年', 0, 0);
    });
    expect(svg).toContain('transform="matrix(0 -1 1 0 5 40)"');
  });

  test('is escaped', () => {
    const svg = recorded((context) => context.fillText('A<B&"C"', 0, 10));
    expect(svg).toContain('A&lt;B&amp;&quot;C&quot;');
  });

  test('is measured in the em box', () => {
    const context = createCanvas(10, 10).getContext();
    context.font = '20px 黑体';
    expect(context.measureText('年ab')).toMatchObject({ width: 40, fontBoundingBoxAscent: 17.6 });
  });
});
