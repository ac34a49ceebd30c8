import { createRng } from '@fusionrank/domain/rng';
import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '../../backend/select-backend.ts';
import { initialWeights } from '../../fusion/weights.ts';
import { colourShop } from '../testing/colour-shop.ts';
import { shapeOver } from '../testing/network-shapes.ts';
import { calibrateNetwork, clickProbabilityQuality } from './calibrate.ts';

const shop = colourShop({ slates: 100, vectorWidth: 4 });
const shape = shapeOver(shop);
const weights = initialWeights(shape, createRng(1));
const network = { weights, shape };
const plan = { table: shop.items, slates: shop.slates, slatesPerStep: 25 };

beforeAll(() => selectBackend('wasm'));

test('the probabilities of an untrained network become those of the log', () => {
  const { calibrations, reports } = calibrateNetwork(network, plan);
  expect(calibrations).toHaveLength(3);
  expect(reports.click.examples).toBe(800);
  expect(reports.click.before.calibrationError).toBeGreaterThan(0.1);
  expect(reports.click.after.calibrationError).toBeLessThan(0.05);
  expect(reports.click.after.logLoss).toBeLessThan(reports.click.before.logLoss!);
});

test('rows that were not shown count for nothing', () => {
  const joined = shop.slates.map((slate) => ({
    ...slate,
    rows: Int32Array.from([...slate.rows, 1, 2]),
    positions: Int32Array.from([...slate.positions, 0, 0]),
    cross: Float32Array.from([...slate.cross, 0, 0, 0, 0]),
    labels: Uint8Array.from([...slate.labels, 0, 0, 0, 0, 0, 0]),
    shown: slate.rows.length,
  }));
  const { reports } = calibrateNetwork(network, { ...plan, slates: joined });
  expect(reports.click.examples).toBe(800);
  expect(reports.click.before.logLoss).toBeCloseTo(calibrateNetwork(network, plan).reports.click.before.logLoss!, 6);
});

test('what a position adds is taken into the logits that are compared with clicks', () => {
  const biased = new Map(weights);
  const table = weights.get('position.bias')!;
  biased.set('position.bias', { ...table, values: table.values.map((_, i) => (i < 3 ? 0 : -3)) });
  const loss = (of: typeof weights) => calibrateNetwork({ weights: of, shape }, plan).reports.click.before.logLoss!;
  expect(Math.abs(loss(biased) - loss(weights))).toBeGreaterThan(0.05);
});

test('the quality on other slates is that of the calibration kept in the network', () => {
  const { calibrations } = calibrateNetwork(network, { ...plan, slates: shop.slates.slice(0, 70) });
  const trained = { ...network, modelVersion: 'm', crossFeatures: [], scoreWeights: { objectives: [1, 0, 0] } };
  const others = { ...plan, slates: shop.slates.slice(70) };
  const found = clickProbabilityQuality({ ...trained, calibration: calibrations }, others);
  expect(found.examples).toBe(240);
  expect(found.kind).toBe(calibrations[0]!.kind);
  expect(found.after.calibrationError).toBeLessThan(found.before.calibrationError!);
  const without = clickProbabilityQuality(trained, others);
  expect(without.kind).toBe('none');
  expect(without.after).toEqual(without.before);
});
