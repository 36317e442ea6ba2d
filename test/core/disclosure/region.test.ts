import { describe, expect, test } from 'vitest';
import { provinceOfCode, regionOf, regionParts } from '../../../src/core/disclosure/index.js';

describe('the region a full name begins with', () => {
  test.each([
    ['北京市甲乙区档案局', '北京市/甲乙区'],
    ['北京市城市管理委员会', '北京市'],
    ['北京市社区服务中心', '北京市'],
    ['上海市浦东新区教育局', '上海市/浦东新区'],
    ['江苏省档案局', '江苏省'],
    ['江苏档案学会', '江苏省'],
    ['湖北省甲乙市丙丁县水利局', '湖北省/甲乙市/丙丁县'],
    ['湖北省荆州市沙市区教育局', '湖北省/荆州市/沙市区'],
    ['湖北省甲乙市城市管理执法局', '湖北省/甲乙市'],
    ['吉林省吉林市教育局', '吉林省/吉林市'],
    ['吉林市教育局', '吉林市'],
    ['云南省迪庆州林业局', '云南省/迪庆州'],
    ['四川省甲乙藏族自治州丙丁县卫生局', '四川省/甲乙藏族自治州/丙丁县'],
    ['内蒙古自治区兴安盟某某旗农牧局', '内蒙古自治区/兴安盟/某某旗'],
    ['中共贵州省委组织部', '贵州省'],
    ['中国共产党湖北省甲乙市委员会', '湖北省/甲乙市'],
    ['政协甲乙县委员会', '甲乙县'],
    ['甲乙区文化馆', '甲乙区'],
    ['国家统计局湖北调查总队', '中央'],
    ['中国地震局', '中央'],
    ['最高人民法院', '中央'],
    ['共青团中央', '中央'],
    ['省档案局', null],
    ['社区服务中心', null],
    ['档案管理中心', null],
  ])('%s: %s', (name, region) => {
    expect(regionOf(name)).toBe(region);
  });
});

test('a region is taken apart', () => {
  expect(regionParts('中央')).toEqual({ level: 'central', province: null, city: null, county: null });
  expect(regionParts('江苏省')).toEqual({ level: 'province', province: '江苏省', city: null, county: null });
  expect(regionParts('北京市/甲乙区')).toEqual({ level: 'county', province: '北京市', city: null, county: '甲乙区' });
  expect(regionParts('湖北省/甲乙市')).toEqual({ level: 'city', province: '湖北省', city: '甲乙市', county: null });
  expect(regionParts('甲乙市/丙丁县')).toEqual({ level: 'county', province: null, city: '甲乙市', county: '丙丁县' });
  expect(regionParts('云南省/迪庆州/甲县')).toEqual({
    level: 'county',
    province: '云南省',
    city: '迪庆州',
    county: '甲县',
  });
});

test('the first two digits of a region code name the province', () => {
  expect(provinceOfCode('320000')).toBe('江苏省');
  expect(provinceOfCode('990000')).toBeNull();
});
