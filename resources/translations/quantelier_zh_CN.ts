<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BalanceChart</name>
    <message>
        <source>%1 (%2%3 %)</source>
        <translation>%1（%2%3 %）</translation>
    </message>
    <message>
        <source>Far from the average: %1.</source>
        <translation>与平均值相差较大：%1。</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>working</source>
        <translation>正在处理</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>No real difference between float and int8</source>
        <translation>浮点与 int8 没有真正的差异</translation>
    </message>
    <message>
        <source>int8 is worse, by %1 points (%2 to %3)</source>
        <translation>int8 较差，低 %1 个百分点（%2 至 %3）</translation>
    </message>
    <message>
        <source>int8 is better, by %1 points (%2 to %3)</source>
        <translation>int8 较好，高 %1 个百分点（%2 至 %3）</translation>
    </message>
    <message>
        <source>Too few images to tell</source>
        <translation>图像太少，无法判断</translation>
    </message>
    <message>
        <source>so small a gap is chance</source>
        <translation>如此小的差距属于偶然</translation>
    </message>
    <message>
        <source>chance alone would rarely split them so</source>
        <translation>仅凭偶然很难出现这样的差别</translation>
    </message>
    <message>
        <source>the true gap may lie between %1 and %2</source>
        <translation>真实差距可能在 %1 与 %2 之间</translation>
    </message>
    <message>
        <source>1 digit got worse</source>
        <translation>1 个数字变差</translation>
    </message>
    <message>
        <source>%1 digits got worse</source>
        <translation>%1 个数字变差</translation>
    </message>
    <message>
        <source>%1, %2 got better; %3 (McNemar %4). 95 % intervals from %5 images.</source>
        <translation>%1，%2 个变好；%3（McNemar %4）。95 % 置信区间基于 %5 幅图像。</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>int8 is worse</source>
        <translation>int8 较差</translation>
    </message>
    <message>
        <source>int8 is better</source>
        <translation>int8 较好</translation>
    </message>
    <message>
        <source>Too few images</source>
        <translation>图像太少</translation>
    </message>
    <message>
        <source>Right in float, wrong in int8</source>
        <translation>浮点对，int8 错</translation>
    </message>
    <message>
        <source>Wrong in float, right in int8</source>
        <translation>浮点错，int8 对</translation>
    </message>
    <message>
        <source>All wrong in int8</source>
        <translation>int8 读错的全部</translation>
    </message>
    <message>
        <source>Sure but wrong in int8</source>
        <translation>int8 有把握却读错</translation>
    </message>
    <message>
        <source>All digits</source>
        <translation>全部数字</translation>
    </message>
    <message>
        <source>true %1, read as %2</source>
        <translation>真值 %1，读作 %2</translation>
    </message>
    <message>
        <source>%1 reads %2, %3 sure.</source>
        <translation>%1读作 %2，把握 %3。</translation>
    </message>
    <message>
        <source>Test image %1, labelled %2. %3</source>
        <translation>测试图像 %1，标签 %2。%3</translation>
    </message>
    <message>
        <source>No layer is off by more than one step: that much is rounding.</source>
        <translation>没有哪一层相差超过一个步长：这只是舍入所致。</translation>
    </message>
    <message>
        <source>Up to 1 step is rounding. From %1 on the two differ by more.</source>
        <translation>一个步长以内属于舍入。从 %1 起，两者的差异变大。</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>ONNX, int8</source>
        <translation>ONNX，int8</translation>
    </message>
    <message>
        <source>For ONNX Runtime and most tools</source>
        <translation>适用于 ONNX Runtime 及多数工具</translation>
    </message>
    <message>
        <source>Opset 13, QuantizeLinear and DequantizeLinear pairs. Weights are int8, biases int32. The scales are the ones that were trained.</source>
        <translation>Opset 13，成对的 QuantizeLinear 与 DequantizeLinear。权重为 int8，偏置为 int32。缩放因子即训练所得。</translation>
    </message>
    <message>
        <source>ONNX, float</source>
        <translation>ONNX，浮点</translation>
    </message>
    <message>
        <source>The model before quantization</source>
        <translation>量化之前的模型</translation>
    </message>
    <message>
        <source>Opset 13, float32 weights with batch norm folded. What the int8 file is measured against.</source>
        <translation>Opset 13，float32 权重，批归一化已折叠。int8 文件以它为比较基准。</translation>
    </message>
    <message>
        <source>ONNX for Ascend</source>
        <translation>用于昇腾的 ONNX</translation>
    </message>
    <message>
        <source>For ATC, on Ascend processors</source>
        <translation>供昇腾处理器上的 ATC 使用</translation>
    </message>
    <message>
        <source>Opset 11 with AscendQuant and AscendDequant, as ATC compiles it. It has not been run on an Ascend processor.</source>
        <translation>Opset 11，含 AscendQuant 与 AscendDequant，按 ATC 的编译要求。尚未在昇腾处理器上运行过。</translation>
    </message>
    <message>
        <source>Only Ascend&apos;s own tools can run this file.</source>
        <translation>只有昇腾自己的工具能运行此文件。</translation>
    </message>
    <message>
        <source>C source</source>
        <translation>C 源代码</translation>
    </message>
    <message>
        <source>For microcontrollers, no library needed</source>
        <translation>适用于微控制器，无需任何库</translation>
    </message>
    <message>
        <source>A folder of C99 with a self-test of 100 digits. Weights of fewer than 8 bits are packed.</source>
        <translation>一个 C99 文件夹，附 100 个数字的自检。少于 8 位的权重会打包存放。</translation>
    </message>
    <message>
        <source>TFLite, int8</source>
        <translation>TFLite，int8</translation>
    </message>
    <message>
        <source>For phones and TFLite Micro</source>
        <translation>适用于手机与 TFLite Micro</translation>
    </message>
    <message>
        <source>Int8 weights and outputs, int32 biases. The scales are the ones that were trained.</source>
        <translation>权重与输出为 int8，偏置为 int32。缩放因子即训练所得。</translation>
    </message>
    <message>
        <source>MindSpore .ckpt</source>
        <translation>MindSpore .ckpt</translation>
    </message>
    <message>
        <source>Quantization-aware, to train on</source>
        <translation>量化感知，可继续训练</translation>
    </message>
    <message>
        <source>Float weights and observed ranges under MindSpore&apos;s parameter names. Not smaller: it is for training on, here or there.</source>
        <translation>浮点权重与观察到的范围，采用 MindSpore 的参数名。文件不会变小：它用于在此处或别处继续训练。</translation>
    </message>
    <message>
        <source>PyTorch .pt</source>
        <translation>PyTorch .pt</translation>
    </message>
    <message>
        <source>Float weights, for torch.load</source>
        <translation>浮点权重，供 torch.load 使用</translation>
    </message>
    <message>
        <source>A state dict of the float network: its weights and batch norm, without ranges. Not smaller.</source>
        <translation>浮点网络的 state dict：权重与批归一化，不含范围。文件不会变小。</translation>
    </message>
    <message>
        <source>Only PyTorch can read this file.</source>
        <translation>只有 PyTorch 能读取此文件。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>pp</source>
        <translation>个百分点</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>剩余约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>剩余约 %1 小时</translation>
    </message>
    <message>
        <source>%1 images/s</source>
        <translation>%1 幅/秒</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>无误差</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>Glossary</name>
    <message>
        <source>The size of one integer step. Real value = scale × (code − zero point).</source>
        <translation>一个整数步长的大小。实际值 = 缩放因子 ×（编码 − 零点）。</translation>
    </message>
    <message>
        <source>The integer code that stands for exactly 0.</source>
        <translation>恰好代表 0 的整数编码。</translation>
    </message>
    <message>
        <source>Rounds values to the int8 grid but keeps them as floats, so that training can feel the rounding.</source>
        <translation>把数值舍入到 int8 网格，但仍以浮点保存，使训练能够感受到舍入。</translation>
    </message>
    <message>
        <source>Watches the values that pass and remembers their range; the scale comes from it. EMA means a slowly moving average.</source>
        <translation>观察经过的数值并记住其范围，缩放因子由此得出。EMA 指缓慢变化的滑动平均。</translation>
    </message>
    <message>
        <source>How loud the signal is compared with the rounding error, in decibels. 6 dB more is one bit more.</source>
        <translation>信号相对于舍入误差的强度，以分贝计。多 6 dB 相当于多一位。</translation>
    </message>
    <message>
        <source>Values outside the range. They are clamped to the first or last code.</source>
        <translation>超出范围的数值，会被截断到第一个或最后一个编码。</translation>
    </message>
    <message>
        <source>Each output channel has its own scale. A little larger, usually more exact.</source>
        <translation>每个输出通道有各自的缩放因子。略大一些，通常更精确。</translation>
    </message>
    <message>
        <source>The ten raw scores before they become probabilities.</source>
        <translation>转换为概率之前的十个原始分数。</translation>
    </message>
    <message>
        <source>Keeps each channel&apos;s values centred while training; folded into the weights before export.</source>
        <translation>训练时让每个通道的数值保持居中；导出之前折叠进权重。</translation>
    </message>
    <message>
        <source>One multiplication and one addition.</source>
        <translation>一次乘法加一次加法。</translation>
    </message>
    <message>
        <source>Quantization-aware training: fine-tunes with rounding on.</source>
        <translation>量化感知训练：在舍入生效的情况下微调。</translation>
    </message>
    <message>
        <source>Post-training quantization: rounds afterwards, no training.</source>
        <translation>训练后量化：事后舍入，不再训练。</translation>
    </message>
    <message>
        <source>Percentage points.</source>
        <translation>百分点。</translation>
    </message>
    <message>
        <source>The smallest and the largest value that were seen.</source>
        <translation>出现过的最小值与最大值。</translation>
    </message>
    <message>
        <source>Moving averages of each batch&apos;s smallest and largest value.</source>
        <translation>每批最小值与最大值的滑动平均。</translation>
    </message>
    <message>
        <source>Drops the outermost values, so that a few cannot widen the range for all.</source>
        <translation>舍去最外侧的数值，以免少数几个值把整个范围撑大。</translation>
    </message>
    <message>
        <source>The range whose grid has the least squared error, so the best SQNR.</source>
        <translation>使网格均方误差最小的范围，因此 SQNR 最佳。</translation>
    </message>
    <message>
        <source>The range whose rounded distribution stays closest to the float one.</source>
        <translation>使舍入后的分布与浮点分布最接近的范围。</translation>
    </message>
    <message>
        <source>Learned step size: the scale is trained together with the weights.</source>
        <translation>可学习步长：缩放因子与权重一起训练。</translation>
    </message>
    <message>
        <source>The upper end of a ReLU&apos;s output is trained; the last layer has no ReLU and keeps EMA.</source>
        <translation>训练 ReLU 输出的上限；最后一层没有 ReLU，仍用 EMA。</translation>
    </message>
    <message>
        <source>Cross-layer equalization: neighbouring layers share out large channels between them, which helps one scale for a whole layer.</source>
        <translation>跨层均衡：相邻的层之间分摊过大的通道，有利于整层只用一个缩放因子。</translation>
    </message>
    <message>
        <source>Adds back to the biases what rounding shifts in the mean of each channel.</source>
        <translation>把舍入造成的各通道均值偏移补回偏置。</translation>
    </message>
    <message>
        <source>A test on the digits that only one of two models gets right: could chance alone have split them so?</source>
        <translation>针对只有一个模型读对的数字的检验：这样的分布可能仅仅出于偶然吗？</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>This chapter is not translated yet.</source>
        <translation>本章尚未翻译。</translation>
    </message>
</context>
<context>
    <name>Observers</name>
    <message>
        <source>Min-max</source>
        <translation>最小最大</translation>
    </message>
    <message>
        <source>EMA</source>
        <translation>EMA</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>LSQ</source>
        <translation>LSQ</translation>
    </message>
    <message>
        <source>PACT</source>
        <translation>PACT</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
</context>
<context>
    <name>RecipeWords</name>
    <message>
        <source>preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>training images</source>
        <translation>训练图像数</translation>
    </message>
    <message>
        <source>test images</source>
        <translation>测试图像数</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>shuffle every epoch</source>
        <translation>每轮打乱顺序</translation>
    </message>
    <message>
        <source>one report an epoch</source>
        <translation>每轮报告一次</translation>
    </message>
    <message>
        <source>output channels</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>first weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>float epochs</source>
        <translation>浮点轮数</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>QAT epochs</source>
        <translation>QAT 轮数</translation>
    </message>
    <message>
        <source>QAT learning rate</source>
        <translation>QAT 学习率</translation>
    </message>
    <message>
        <source>QAT momentum</source>
        <translation>QAT 动量</translation>
    </message>
    <message>
        <source>QAT weight decay</source>
        <translation>QAT 权重衰减</translation>
    </message>
    <message>
        <source>QAT schedule</source>
        <translation>QAT 学习率调度</translation>
    </message>
    <message>
        <source>weight bits</source>
        <translation>权重位宽</translation>
    </message>
    <message>
        <source>weights per channel</source>
        <translation>权重逐通道</translation>
    </message>
    <message>
        <source>weights symmetric</source>
        <translation>权重对称</translation>
    </message>
    <message>
        <source>weights in narrow range</source>
        <translation>权重窄范围</translation>
    </message>
    <message>
        <source>output bits</source>
        <translation>输出位宽</translation>
    </message>
    <message>
        <source>outputs per channel</source>
        <translation>输出逐通道</translation>
    </message>
    <message>
        <source>outputs symmetric</source>
        <translation>输出对称</translation>
    </message>
    <message>
        <source>outputs in narrow range</source>
        <translation>输出窄范围</translation>
    </message>
    <message>
        <source>weight observer</source>
        <translation>权重观察器</translation>
    </message>
    <message>
        <source>output observer</source>
        <translation>输出观察器</translation>
    </message>
    <message>
        <source>input bits</source>
        <translation>输入位宽</translation>
    </message>
    <message>
        <source>input per channel</source>
        <translation>输入逐通道</translation>
    </message>
    <message>
        <source>input symmetric</source>
        <translation>输入对称</translation>
    </message>
    <message>
        <source>input in narrow range</source>
        <translation>输入窄范围</translation>
    </message>
    <message>
        <source>fixed input range</source>
        <translation>固定输入范围</translation>
    </message>
    <message>
        <source>EMA decay</source>
        <translation>EMA 衰减</translation>
    </message>
    <message>
        <source>percentile</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>ranges start from</source>
        <translation>范围初值</translation>
    </message>
    <message>
        <source>steps before rounding</source>
        <translation>开始舍入前的步数</translation>
    </message>
    <message>
        <source>batch norm folded</source>
        <translation>批归一化折叠</translation>
    </message>
    <message>
        <source>fold in one convolution</source>
        <translation>用一次卷积折叠</translation>
    </message>
    <message>
        <source>BN frozen from step</source>
        <translation>冻结 BN 的步</translation>
    </message>
    <message>
        <source>BN frozen from epoch</source>
        <translation>冻结 BN 的轮</translation>
    </message>
    <message>
        <source>ranges frozen from step</source>
        <translation>冻结范围的步</translation>
    </message>
    <message>
        <source>ranges frozen from epoch</source>
        <translation>冻结范围的轮</translation>
    </message>
    <message>
        <source>lowest bias scale</source>
        <translation>偏置缩放因子下限</translation>
    </message>
    <message>
        <source>layers equalized</source>
        <translation>层间均衡</translation>
    </message>
    <message>
        <source>bias correction</source>
        <translation>偏置修正</translation>
    </message>
    <message>
        <source>steps between checkpoints</source>
        <translation>检查点间隔步数</translation>
    </message>
    <message>
        <source>checkpoints kept</source>
        <translation>保留的检查点数</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>as found</source>
        <translation>按查找结果</translation>
    </message>
    <message>
        <source>sketched digits</source>
        <translation>手绘数字</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>min and max</source>
        <translation>最小值与最大值</translation>
    </message>
    <message>
        <source>learned (LSQ)</source>
        <translation>可学习 (LSQ)</translation>
    </message>
    <message>
        <source>first batch</source>
        <translation>第一批</translation>
    </message>
    <message>
        <source>%1, all but %2</source>
        <translation>%1，除 %2 外</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Accuracy, %</source>
        <translation>准确率，%</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Read right</source>
        <translation>识别正确</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Int8 without fine-tuning</source>
        <translation>未经微调的 Int8</translation>
    </message>
    <message>
        <source>Intervals are Wilson&apos;s. All test images were read on the CPU.</source>
        <translation>区间为 Wilson 区间。所有测试图像均在 CPU 上识别。</translation>
    </message>
    <message>
        <source>Intervals are Wilson&apos;s. As measured when training ended.</source>
        <translation>区间为 Wilson 区间。为训练结束时的测量值。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>B against A, over the same images</source>
        <translation>同一批图像上 B 与 A 的比较</translation>
    </message>
    <message>
        <source>B minus A, points</source>
        <translation>B 减 A，百分点</translation>
    </message>
    <message>
        <source>Only A right</source>
        <translation>仅 A 正确</translation>
    </message>
    <message>
        <source>Only B right</source>
        <translation>仅 B 正确</translation>
    </message>
    <message>
        <source>McNemar</source>
        <translation>McNemar</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Accuracy over the test images</source>
        <translation>测试图像上的准确率</translation>
    </message>
    <message>
        <source>No accuracy of %1 was measured.</source>
        <translation>没有测量过 %1 的准确率。</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>Fake-quant</source>
        <translation>伪量化</translation>
    </message>
    <message>
        <source>Integer engine</source>
        <translation>整数引擎</translation>
    </message>
    <message>
        <source>ONNX file, read back</source>
        <translation>重新读取的 ONNX 文件</translation>
    </message>
    <message>
        <source>Fast kernels</source>
        <translation>快速内核</translation>
    </message>
    <message>
        <source>C, float requantization</source>
        <translation>C，浮点重量化</translation>
    </message>
    <message>
        <source>C on AArch64</source>
        <translation>AArch64 上的 C</translation>
    </message>
    <message>
        <source>C, fixed requantization</source>
        <translation>C，定点重量化</translation>
    </message>
    <message>
        <source>C on Cortex-M</source>
        <translation>Cortex-M 上的 C</translation>
    </message>
    <message>
        <source>a difference is expected</source>
        <translation>允许有差异</translation>
    </message>
    <message>
        <source>✓ agrees</source>
        <translation>✓ 一致</translation>
    </message>
    <message>
        <source>✗ should agree, and does not</source>
        <translation>✗ 应当一致而不一致</translation>
    </message>
    <message>
        <source>This</source>
        <translation>此引擎</translation>
    </message>
    <message>
        <source>against this</source>
        <translation>与此引擎</translation>
    </message>
    <message>
        <source>Labels differ</source>
        <translation>标签不同</translation>
    </message>
    <message>
        <source>Logits differ</source>
        <translation>logits 不同</translation>
    </message>
    <message>
        <source>by at most, codes</source>
        <translation>最大相差，编码</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ 失败</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>Over %1 test images, %2 logits.</source>
        <translation>共 %1 幅测试图像，%2 个 logits。</translation>
    </message>
    <message>
        <source>Images that fake quant and the integers read differently</source>
        <translation>伪量化与整数识别不同的图像</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Int8</source>
        <translation>Int8</translation>
    </message>
    <message>
        <source>Best two logits apart, codes</source>
        <translation>最大的两个 logits 之差，编码</translation>
    </message>
    <message>
        <source>First layer that differs</source>
        <translation>最先不同的层</translation>
    </message>
    <message>
        <source>What the certificate is of</source>
        <translation>证书的对象</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Every integer engine that ran gives the same codes.</source>
        <translation>运行过的每个整数引擎都给出相同的编码。</translation>
    </message>
    <message>
        <source>Engines that should agree do not: do not ship this model.</source>
        <translation>应当一致的引擎不一致：请不要交付此模型。</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Engine against engine</source>
        <translation>引擎之间的比较</translation>
    </message>
    <message>
        <source>%1 was not quantized, so there is nothing to certify.</source>
        <translation>%1 没有量化，因此没有可认证的内容。</translation>
    </message>
    <message>
        <source>%1 has no certificate: its engines were not compared for this report.</source>
        <translation>%1 没有证书：本报告没有比较它的引擎。</translation>
    </message>
    <message>
        <source>true</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>Which digits %1 takes for which is not known: its models did not read the images for this report.</source>
        <translation>%1 把哪些数字当成哪些尚不清楚：它的模型没有为本报告识别图像。</translation>
    </message>
    <message>
        <source>Images by true digit (row) and digit read (column). What lies beside the diagonal was read wrong; a blank cell is 0.</source>
        <translation>按真实数字（行）与识别结果（列）统计的图像数。对角线以外的都是误识；空格表示 0。</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>%1: %2 at first, %3 at the end.</source>
        <translation>%1：开始时 %2，结束时 %3。</translation>
    </message>
    <message>
        <source>Float, training</source>
        <translation>浮点，训练</translation>
    </message>
    <message>
        <source>Float, test</source>
        <translation>浮点，测试</translation>
    </message>
    <message>
        <source>Fake-quant, training</source>
        <translation>伪量化，训练</translation>
    </message>
    <message>
        <source>Fake-quant, test</source>
        <translation>伪量化，测试</translation>
    </message>
    <message>
        <source>converted</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>No epoch was finished.</source>
        <translation>没有完成任何一轮。</translation>
    </message>
    <message>
        <source>loss, logarithmic</source>
        <translation>损失（对数坐标）</translation>
    </message>
    <message>
        <source>Loss over training and test images</source>
        <translation>训练图像与测试图像上的损失</translation>
    </message>
    <message>
        <source>Loss over the test images</source>
        <translation>测试图像上的损失</translation>
    </message>
    <message>
        <source>%1, the canonical files</source>
        <translation>%1，标准文件</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>The hash is that of the four files, one after the other.</source>
        <translation>哈希值由四个文件依次相接计算得出。</translation>
    </message>
    <message>
        <source>The images of %1 were not read for this report: %2</source>
        <translation>没有为本报告读取 %1 的图像：%2</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>制作环境</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Float training computed by</source>
        <translation>浮点训练由谁计算</translation>
    </message>
    <message>
        <source>Fine-tuning computed by</source>
        <translation>微调由谁计算</translation>
    </message>
    <message>
        <source>This report was made by version %1 on a machine with instruction set %2.</source>
        <translation>本报告由版本 %1 在指令集为 %2 的机器上生成。</translation>
    </message>
    <message>
        <source>How to repeat it</source>
        <translation>如何重现</translation>
    </message>
    <message>
        <source>The same line gives the same bits on the same instruction set, executor and data, whatever the number of threads.</source>
        <translation>在相同的指令集、执行器和数据上，同一行命令会得到逐位相同的结果，与线程数无关。</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 与 %2</translation>
    </message>
    <message>
        <source>Report of a training run</source>
        <translation>训练运行的报告</translation>
    </message>
    <message>
        <source>Comparison of two training runs. A: %1. B: %2.</source>
        <translation>两次训练运行的比较。A：%1。B：%2。</translation>
    </message>
    <message>
        <source>Made by Quantelier %1 on %2</source>
        <translation>由 Quantelier %1 于 %2 生成</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Files and payload</source>
        <translation>文件与有效数据</translation>
    </message>
    <message>
        <source>Float ONNX file</source>
        <translation>浮点 ONNX 文件</translation>
    </message>
    <message>
        <source>Int8 ONNX file</source>
        <translation>Int8 ONNX 文件</translation>
    </message>
    <message>
        <source>Ratio of the files</source>
        <translation>文件大小之比</translation>
    </message>
    <message>
        <source>Float payload</source>
        <translation>浮点有效数据</translation>
    </message>
    <message>
        <source>Int8 payload</source>
        <translation>Int8 有效数据</translation>
    </message>
    <message>
        <source>Ratio of the payloads</source>
        <translation>有效数据之比</translation>
    </message>
    <message>
        <source>Payload: packed integer weights, int32 biases, and one float32 multiplier and one zero point a scale; for float, all weights and biases as float32. Both follow from the recipe.</source>
        <translation>有效数据：打包的整数权重、int32 偏置，以及每个缩放因子对应的一个 float32 乘数和一个零点；浮点则为全部以 float32 存放的权重和偏置。两者都由配方决定。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Float, bytes</source>
        <translation>浮点，字节</translation>
    </message>
    <message>
        <source>Int8 weights</source>
        <translation>Int8 权重</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>缩放因子</translation>
    </message>
    <message>
        <source>Int8, bytes</source>
        <translation>Int8，字节</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>比值</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Payload, layer by layer, on one scale</source>
        <translation>逐层的有效数据（同一刻度）</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Layers of %1</source>
        <translation>%1 的各层</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>95 %: %1</source>
        <translation>95 %：%1</translation>
    </message>
    <message>
        <source>Int8 file</source>
        <translation>Int8 文件</translation>
    </message>
    <message>
        <source>%1 smaller than float</source>
        <translation>比浮点压缩 %1</translation>
    </message>
    <message>
        <source>Whether int8 and float differ by more than chance is not known: no images were read by both for this report.</source>
        <translation>int8 与浮点的差异是否超出偶然尚不清楚：本报告中没有由两者都识别过的图像。</translation>
    </message>
    <message>
        <source>Whether the two runs differ by more than chance is not known: they were not read over the same images for this report.</source>
        <translation>两次运行的差异是否超出偶然尚不清楚：本报告中它们没有识别同一批图像。</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>%1, settings changed: %2</source>
        <translation>%1，改动的设置：%2</translation>
    </message>
    <message>
        <source>LeNet with batch norm, outputs %1; %2 parameters</source>
        <translation>带批归一化的 LeNet，输出 %1；%2 个参数</translation>
    </message>
    <message>
        <source>LeNet, outputs %1; %2 parameters</source>
        <translation>LeNet，输出 %1；%2 个参数</translation>
    </message>
    <message>
        <source>not trained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>cosine schedule</source>
        <translation>余弦调度</translation>
    </message>
    <message>
        <source>constant rate</source>
        <translation>恒定学习率</translation>
    </message>
    <message>
        <source>epochs: %1 of %2; learning rate %3, %4, momentum %5, weight decay %6; %7</source>
        <translation>轮数：%1 / %2；学习率 %3，%4，动量 %5，权重衰减 %6；%7</translation>
    </message>
    <message>
        <source>weights %1 bit, %2, %3; outputs %4 bit; input %5 bit</source>
        <translation>权重 %1 位，%2，%3；输出 %4 位；输入 %5 位</translation>
    </message>
    <message>
        <source>per channel</source>
        <translation>逐通道</translation>
    </message>
    <message>
        <source>per layer</source>
        <translation>逐层</translation>
    </message>
    <message>
        <source>symmetric</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>asymmetric</source>
        <translation>非对称</translation>
    </message>
    <message>
        <source>The recipe in words</source>
        <translation>配方说明</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Float training</source>
        <translation>浮点训练</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This program has no preset %1, so what differs from it is not known.</source>
        <translation>本程序没有预设 %1，因此与它的不同之处未知。</translation>
    </message>
    <message>
        <source>All settings are those of the preset %1.</source>
        <translation>所有设置都与预设 %1 相同。</translation>
    </message>
    <message>
        <source>Differences from the preset %1</source>
        <translation>与预设 %1 的不同</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次运行</translation>
    </message>
    <message>
        <source>What differs between the recipes</source>
        <translation>两个配方的不同</translation>
    </message>
    <message>
        <source>The recipes of both runs are the same.</source>
        <translation>两次运行的配方相同。</translation>
    </message>
    <message>
        <source>What was trained</source>
        <translation>训练内容</translation>
    </message>
    <message>
        <source>float</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>fake quant</source>
        <translation>伪量化</translation>
    </message>
    <message>
        <source>int8</source>
        <translation>int8</translation>
    </message>
    <message>
        <source>No real difference between %1 and %2.</source>
        <translation>%1 与 %2 没有实质差异。</translation>
    </message>
    <message>
        <source>%2 reads worse than %1: more than chance explains.</source>
        <translation>%2 比 %1 识别得差：超出偶然所能解释。</translation>
    </message>
    <message>
        <source>%2 reads better than %1: more than chance explains.</source>
        <translation>%2 比 %1 识别得好：超出偶然所能解释。</translation>
    </message>
    <message>
        <source>Too few images to tell %2 from %1.</source>
        <translation>图像太少，无法区分 %2 与 %1。</translation>
    </message>
    <message>
        <source>The difference, %2 minus %1, is %3 points, 95 % interval %4 to %5. Images that only %1 reads right: %6; only %2: %7. McNemar&apos;s exact test: %8.</source>
        <translation>差值（%2 减 %1）为 %3 个百分点，95 % 区间 %4 至 %5。只有 %1 识别正确的图像：%6；只有 %2：%7。McNemar 精确检验：%8。</translation>
    </message>
    <message>
        <source>no real difference</source>
        <translation>没有实质差异</translation>
    </message>
    <message>
        <source>B is worse</source>
        <translation>B 较差</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B 较好</translation>
    </message>
    <message>
        <source>too few images to tell</source>
        <translation>图像太少，无法区分</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>Float</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>Fake-quant</source>
        <translation>伪量化</translation>
    </message>
    <message>
        <source>Int8</source>
        <translation>Int8</translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Quantize</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>手写</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Needs a step before</source>
        <translation>需先完成前面的步骤</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>工作坊</translation>
    </message>
</context>
<context>
    <name>StepThrough</name>
    <message>
        <source>Add the %1 products</source>
        <translation>把 %1 个乘积相加</translation>
    </message>
    <message>
        <source>int32, over %1 input channels</source>
        <translation>int32，遍及 %1 个输入通道</translation>
    </message>
    <message>
        <source>int32</source>
        <translation>int32</translation>
    </message>
    <message>
        <source>Whole numbers are added without any error. The sum fits in 32 bits for every possible input; that was proven when the network was converted.</source>
        <translation>整数相加没有任何误差。对任何可能的输入，累加和都在 32 位之内；这一点在网络转换时已经证明。</translation>
    </message>
    <message>
        <source>Add the bias</source>
        <translation>加上偏置</translation>
    </message>
    <message>
        <source>%1, which stands for %2</source>
        <translation>%1，代表 %2</translation>
    </message>
    <message>
        <source>this layer has none</source>
        <translation>这一层没有偏置</translation>
    </message>
    <message>
        <source>The bias is stored in the same steps as the products: input scale times weight scale. So it can simply be added.</source>
        <translation>偏置与乘积采用相同的步长：输入缩放因子乘以权重缩放因子。因此可以直接相加。</translation>
    </message>
    <message>
        <source>Multiply by m</source>
        <translation>乘以 m</translation>
    </message>
    <message>
        <source>m = %1 × %2 ÷ %3 = %4</source>
        <translation>m = %1 × %2 ÷ %3 = %4</translation>
    </message>
    <message>
        <source>one float32 multiplication</source>
        <translation>一次 float32 乘法</translation>
    </message>
    <message>
        <source>m changes the steps of the sum (input scale × weight scale) into steps of the output. It is fixed when the network is converted.</source>
        <translation>m 把累加和的步长（输入缩放因子 × 权重缩放因子）变为输出的步长。它在网络转换时就已确定。</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>to the nearest, ties to even</source>
        <translation>舍入到最近整数，正中时取偶数</translation>
    </message>
    <message>
        <source>the only rounding in the layer</source>
        <translation>这一层中唯一的舍入</translation>
    </message>
    <message>
        <source>A value in the middle of two codes goes to the even one, so that ties do not push all outputs in one direction.</source>
        <translation>恰好位于两个编码正中的值取偶数编码，这样不会把所有输出推向同一方向。</translation>
    </message>
    <message>
        <source>Add the zero point</source>
        <translation>加上零点</translation>
    </message>
    <message>
        <source>The zero point is the code that stands for exactly 0 in the output.</source>
        <translation>零点是输出中恰好代表 0 的编码。</translation>
    </message>
    <message>
        <source>Clamp to int8</source>
        <translation>截断到 int8</translation>
    </message>
    <message>
        <source>%1; this is also the ReLU6</source>
        <translation>%1；这也就是 ReLU6</translation>
    </message>
    <message>
        <source>%1; this is also the ReLU</source>
        <translation>%1；这也就是 ReLU</translation>
    </message>
    <message>
        <source>Codes below the first and above the last become these. 0 has the zero point&apos;s code, so a ReLU is nothing but the lower clamp.</source>
        <translation>低于第一个、高于最后一个的编码会变为这两个端点。0 的编码就是零点，因此 ReLU 无非是下限截断。</translation>
    </message>
    <message>
        <source>What the code means</source>
        <translation>编码的含义</translation>
    </message>
    <message>
        <source>Real value = scale × (code − zero point). The device never computes this: the next layer reads the code.</source>
        <translation>实际值 = 缩放因子 ×（编码 − 零点）。设备从不计算它：下一层直接读取编码。</translation>
    </message>
    <message>
        <source>Step 1, %1: %2</source>
        <translation>第 1 步，%1：%2</translation>
    </message>
    <message>
        <source>Step %1, %2: %3 becomes %4</source>
        <translation>第 %1 步，%2：%3 变为 %4</translation>
    </message>
    <message>
        <source>The two answers are %1 apart: %2 of one int8 step.</source>
        <translation>两个结果相差 %1：一个 int8 步长的 %2 倍。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Row %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>Input %1</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <source>%1: %2 × %3 = %4. In float %5 × %6 = %7.</source>
        <translation>%1：%2 × %3 = %4。浮点为 %5 × %6 = %7。</translation>
    </message>
</context>
<context>
    <name>quantelier::AccuracyPlot</name>
    <message>
        <source>Test accuracy</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>Nothing measured yet.</source>
        <translation>尚无测量结果。</translation>
    </message>
</context>
<context>
    <name>quantelier::ActivationDialog</name>
    <message>
        <source>%1, layer by layer</source>
        <translation>%1，逐层对照</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The fine-tuned weights, once in float without any rounding and once in integers, before pooling. %1</source>
        <translation>微调后的权重：一次用浮点计算、不做任何舍入，一次用整数计算，均在池化之前。%1</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>Int8</source>
        <translation>Int8</translation>
    </message>
    <message>
        <source>Int8 minus float</source>
        <translation>Int8 减浮点</translation>
    </message>
    <message>
        <source>%1 map</source>
        <translation>%1特征图</translation>
    </message>
    <message>
        <source>paper %1 to ink %2, one step is %3</source>
        <translation>纸白 %1 到墨黑 %2，一个步长为 %3</translation>
    </message>
    <message>
        <source>Largest difference: %1 steps. Petrol is more in int8, orange less; full colour is %2 steps.</source>
        <translation>最大差异：%1 个步长。青绿表示 int8 偏大，橙色表示偏小；颜色最深处为 %2 个步长。</translation>
    </message>
    <message>
        <source>Channel %1, row %2, column %3</source>
        <translation>通道 %1，第 %2 行，第 %3 列</translation>
    </message>
    <message>
        <source>Unit %1</source>
        <translation>单元 %1</translation>
    </message>
    <message>
        <source>%1: float %2, code %3 is %4, %5 steps apart.</source>
        <translation>%1：浮点为 %2，编码 %3 即 %4，相差 %5 个步长。</translation>
    </message>
</context>
<context>
    <name>quantelier::ActivationView</name>
    <message>
        <source>Layers of the model</source>
        <translation>模型各层</translation>
    </message>
    <message>
        <source>Nothing drawn</source>
        <translation>还没有手写内容</translation>
    </message>
    <message>
        <source>%1, unit %2 of %3: %4&#xa0;% ink</source>
        <translation>%1，第 %2 个单元，共 %3 个：墨量 %4&#xa0;%</translation>
    </message>
    <message>
        <source>%1, map %2 of %3: %4 of %5 inked, up to %6&#xa0;%</source>
        <translation>%1，第 %2 幅特征图，共 %3 幅：%5 个像素中有 %4 个带墨，最深 %6&#xa0;%</translation>
    </message>
    <message>
        <source>Draw, and the maps of every layer light up here</source>
        <translation>写一个数字，各层的特征图就会在这里亮起</translation>
    </message>
</context>
<context>
    <name>quantelier::AnswerPanel</name>
    <message>
        <source>%1 model</source>
        <translation>%1模型</translation>
    </message>
    <message>
        <source>Reads %1. %2</source>
        <translation>识别为 %1。%2</translation>
    </message>
    <message>
        <source>Nothing drawn</source>
        <translation>还没有手写内容</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>有把握</translation>
    </message>
    <message>
        <source>Not sure: %1&#xa0;or&#xa0;%2</source>
        <translation>拿不准：%1&#xa0;或&#xa0;%2</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>%1 reads %2, %3 percent.</source>
        <translation>%1识别为 %2，%3%。</translation>
    </message>
    <message>
        <source>%1 or %2?</source>
        <translation>%1 还是 %2？</translation>
    </message>
</context>
<context>
    <name>quantelier::BalanceChart</name>
    <message>
        <source>Images of each class</source>
        <translation>各类别的图像数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>quantelier::BottomBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1: %2 percent</source>
        <translation>%1：%2%</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 个问题</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log, %1</source>
        <translation>日志，%1</translation>
    </message>
    <message>
        <source>Log, no problems</source>
        <translation>日志，没有问题</translation>
    </message>
</context>
<context>
    <name>quantelier::ByHandPage</name>
    <message>
        <source>Scale and zero point by hand</source>
        <translation>手动设置缩放因子与零点</translation>
    </message>
    <message>
        <source>Move them away from the observed ones, and see what it does to the integers.</source>
        <translation>让它们偏离观测值，看看对整数有什么影响。</translation>
    </message>
    <message>
        <source>The grid of one layer&apos;s outputs is set by hand, the network is lowered to integers again and reads the first 1 000 test images. Your network and its exports keep the observed grid.</source>
        <translation>手动设置一层输出的格点，网络重新降为整数并识别前 1 000 幅测试图像。您的网络及其导出保持观测到的格点。</translation>
    </message>
    <message>
        <source>Back to Quantize</source>
        <translation>返回量化</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Grid of the outputs</source>
        <translation>输出的格点</translation>
    </message>
    <message>
        <source>Outputs before they are rounded</source>
        <translation>舍入前的输出</translation>
    </message>
    <message>
        <source>int8 accuracy by hand</source>
        <translation>手动设置时的 int8 准确率</translation>
    </message>
    <message>
        <source>with the observed grid</source>
        <translation>使用观测到的格点</translation>
    </message>
    <message>
        <source>Accuracy %1.</source>
        <translation>准确率 %1。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放因子</translation>
    </message>
    <message>
        <source>Zero point</source>
        <translation>零点</translation>
    </message>
    <message>
        <source>As observed</source>
        <translation>恢复观测值</translation>
    </message>
    <message>
        <source>%1 (%2×)</source>
        <translation>%1（%2×）</translation>
    </message>
    <message>
        <source>%1 (observed %2)</source>
        <translation>%1（观测值 %2）</translation>
    </message>
    <message>
        <source>Range %1</source>
        <translation>范围 %1</translation>
    </message>
    <message>
        <source>Saturated: %1.</source>
        <translation>饱和：%1。</translation>
    </message>
    <message>
        <source>Codes used: %1 of %2.</source>
        <translation>已用编码：%1 / %2。</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>quantelier::BytesPanel</name>
    <message>
        <source>Where the bytes go</source>
        <translation>字节用在哪里</translation>
    </message>
    <message>
        <source>weights, biases and scales</source>
        <translation>权重、偏置与缩放因子</translation>
    </message>
    <message>
        <source>Weights, int8</source>
        <translation>权重，int8</translation>
    </message>
    <message>
        <source>Biases, int32</source>
        <translation>偏置，int32</translation>
    </message>
    <message>
        <source>Scales and zero points</source>
        <translation>缩放因子与零点</translation>
    </message>
    <message>
        <source>Ratio, weights only</source>
        <translation>压缩比，仅权重</translation>
    </message>
    <message>
        <source>%1 smaller</source>
        <translation>压缩 %1</translation>
    </message>
</context>
<context>
    <name>quantelier::CanvasPanel</name>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Take back a stroke</source>
        <translation>撤回一笔</translation>
    </message>
    <message>
        <source>Take back a stroke (Ctrl+Z)</source>
        <translation>撤回一笔 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Show the drawing again</source>
        <translation>重放笔画</translation>
    </message>
    <message>
        <source>This is a</source>
        <translation>这是</translation>
    </message>
    <message>
        <source>The digit that you meant. It follows what is read until you choose one.</source>
        <translation>您想写的数字。在您选择之前，它跟随识别结果。</translation>
    </message>
</context>
<context>
    <name>quantelier::CertificateModel</name>
    <message>
        <source>%1 and %2 should agree and do not. Do not ship this model; the log has the details.</source>
        <translation>%1 与 %2 应当一致，实际却不一致。请勿发布此模型；详情见日志。</translation>
    </message>
    <message>
        <source>The files use the scales that were trained.</source>
        <translation>文件使用的正是训练所得的缩放因子。</translation>
    </message>
    <message>
        <source>Every engine reads every image alike.</source>
        <translation>所有引擎对每幅图像的读数都相同。</translation>
    </message>
    <message>
        <source>Fake-quant computes in float: where a value falls between two codes it may round to the other one. The largest difference of two logits here: %1 of their steps.</source>
        <translation>伪量化用浮点计算：当数值落在两个编码之间时，可能舍入到另一个编码。此处两个 logits 的最大差异为 %1 个步长。</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>%1 did not run: %2</source>
        <translation>%1 未运行：%2</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预期</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>This</source>
        <translation>此引擎</translation>
    </message>
    <message>
        <source>against this</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Labels differ</source>
        <translation>标签不同</translation>
    </message>
    <message>
        <source>Logits differ</source>
        <translation>logits 不同</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>Fake-quant</source>
        <translation>伪量化</translation>
    </message>
    <message>
        <source>Integer engine</source>
        <translation>整数引擎</translation>
    </message>
    <message>
        <source>Fast kernels</source>
        <translation>快速内核</translation>
    </message>
    <message>
        <source>ONNX file, read back</source>
        <translation>读回的 ONNX 文件</translation>
    </message>
    <message>
        <source>C, float requantization</source>
        <translation>C，浮点重量化</translation>
    </message>
    <message>
        <source>C, fixed requantization</source>
        <translation>C，定点重量化</translation>
    </message>
    <message>
        <source>ONNX Runtime</source>
        <translation>ONNX Runtime</translation>
    </message>
    <message>
        <source>C on AArch64</source>
        <translation>AArch64 上的 C</translation>
    </message>
    <message>
        <source>C on Cortex-M</source>
        <translation>Cortex-M 上的 C</translation>
    </message>
</context>
<context>
    <name>quantelier::CertificatePanel</name>
    <message>
        <source>Certificate</source>
        <translation>一致性证书</translation>
    </message>
    <message>
        <source>No certificate yet</source>
        <translation>尚无证书</translation>
    </message>
    <message>
        <source>It runs every engine over all test images and counts what differs.</source>
        <translation>让所有引擎运行全部测试图像，并统计不同之处。</translation>
    </message>
    <message>
        <source>all %1 test images</source>
        <translation>全部 %1 幅测试图像</translation>
    </message>
    <message>
        <source>all %1 test images, %2</source>
        <translation>全部 %1 幅测试图像，%2</translation>
    </message>
    <message>
        <source>Each engine reads all test images; its row comes when it is done.</source>
        <translation>每个引擎都要读完全部测试图像；完成后其结果行即会出现。</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
</context>
<context>
    <name>quantelier::CliStrip</name>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>复制命令行</translation>
    </message>
    <message>
        <source>Command line: %1</source>
        <translation>命令行：%1</translation>
    </message>
</context>
<context>
    <name>quantelier::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Is the int8 model as good as the float model? Look at the digits that changed.</source>
        <translation>int8 模型是否与浮点模型一样好？看看结果发生变化的数字。</translation>
    </message>
    <message>
        <source>All three models read every test image. A difference is called real only where McNemar&apos;s test says so. Click a cell of a matrix for its digits, and Enter on a digit for its layers.</source>
        <translation>三个模型都读取每一幅测试图像。只有 McNemar 检验认定时，才称差异是真实的。点击矩阵的单元格可查看其中的数字，在数字上按 Enter 可查看各层。</translation>
    </message>
    <message>
        <source>Nothing to compare yet: convert the network first</source>
        <translation>还没有可比较的内容：请先转换网络</translation>
    </message>
    <message>
        <source>Then float, fake-quant and int8 read all test images here.</source>
        <translation>之后，浮点、伪量化与 int8 会在这里读取全部测试图像。</translation>
    </message>
    <message>
        <source>Go to Quantize</source>
        <translation>前往“量化”</translation>
    </message>
    <message>
        <source>Step through integers</source>
        <translation>逐步查看整数运算</translation>
    </message>
    <message>
        <source>Compare: to the difference and back</source>
        <translation>比较：切换到差异矩阵或返回</translation>
    </message>
    <message>
        <source>Compare: digits of all cells</source>
        <translation>比较：显示所有单元格的数字</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Matrix of</source>
        <translation>矩阵所属</translation>
    </message>
    <message>
        <source>Diagonal: right. Orange: misread.</source>
        <translation>对角线：正确。橙色：误读。</translation>
    </message>
    <message>
        <source>Int8 minus float</source>
        <translation>Int8 减浮点</translation>
    </message>
    <message>
        <source>worse in int8</source>
        <translation>int8 变差</translation>
    </message>
    <message>
        <source>better in int8</source>
        <translation>int8 变好</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Image %1</source>
        <translation>图像 %1</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Out of date: %1</source>
        <translation>已过期：%1</translation>
    </message>
    <message>
        <source>Choose a digit first</source>
        <translation>请先选择一个数字</translation>
    </message>
    <message>
        <source>Next: Export</source>
        <translation>下一步：导出</translation>
    </message>
    <message>
        <source>Break it</source>
        <translation>弄坏它</translation>
    </message>
    <message>
        <source>Once all test images are read</source>
        <translation>读完所有测试图像之后</translation>
    </message>
</context>
<context>
    <name>quantelier::ConfidenceChart</name>
    <message>
        <source>Share right minus confidence, by confidence</source>
        <translation>正确率减置信度，按置信度分组</translation>
    </message>
    <message>
        <source>Nothing is counted yet.</source>
        <translation>尚未统计。</translation>
    </message>
    <message>
        <source>%1: only %2 images.</source>
        <translation>%1：只有 %2 幅图像。</translation>
    </message>
    <message>
        <source>%1: %2 of %3 right, mean confidence %4, %5.</source>
        <translation>%1：%3 幅中正确 %2 幅，平均置信度 %4，%5。</translation>
    </message>
    <message>
        <source>%1 to %2 % sure. %3 %4</source>
        <translation>把握 %1 至 %2 %。%3 %4</translation>
    </message>
</context>
<context>
    <name>quantelier::ConfidencePanel</name>
    <message>
        <source>Can the confidence be trusted?</source>
        <translation>置信度可信吗？</translation>
    </message>
    <message>
        <source>Share right minus confidence, in points. On the line, the model knows itself.</source>
        <translation>正确率减置信度，以百分点计。落在线上，说明模型有自知之明。</translation>
    </message>
    <message>
        <source>gap %1</source>
        <translation>差距 %1</translation>
    </message>
    <message>
        <source>%1: the average gap over all images is %2 points (expected calibration error, 10 bins). Bins of fewer than 10 images are not drawn.</source>
        <translation>%1：全部图像的平均差距为 %2 个百分点（期望校准误差，10 个分组）。少于 10 幅图像的分组不绘出。</translation>
    </message>
</context>
<context>
    <name>quantelier::ConfusionModel</name>
    <message>
        <source>1 image</source>
        <translation>1 幅图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 幅图像</translation>
    </message>
    <message>
        <source>as many as float</source>
        <translation>与浮点相同</translation>
    </message>
    <message>
        <source>%1 more than float</source>
        <translation>比浮点多 %1 幅</translation>
    </message>
    <message>
        <source>%1 fewer than float</source>
        <translation>比浮点少 %1 幅</translation>
    </message>
    <message>
        <source>true %1, read as %2: %3, %4</source>
        <translation>真值 %1，读作 %2：%3，%4</translation>
    </message>
    <message>
        <source>read as %1</source>
        <translation>读作 %1</translation>
    </message>
    <message>
        <source>true digit %1</source>
        <translation>真值 %1</translation>
    </message>
</context>
<context>
    <name>quantelier::ConfusionTable</name>
    <message>
        <source>read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>true digit</source>
        <translation>真值</translation>
    </message>
</context>
<context>
    <name>quantelier::CostBars</name>
    <message>
        <source>What 4 bits would cost</source>
        <translation>改用 4 位的代价</translation>
    </message>
    <message>
        <source>has %1 bits</source>
        <translation>已是 %1 位</translation>
    </message>
    <message>
        <source>Measured with every change of the bits, once there is a float network.</source>
        <translation>有了浮点网络之后，每次更改位宽都会重新测量。</translation>
    </message>
</context>
<context>
    <name>quantelier::DataController</name>
    <message>
        <source>The sketched digits are made by the program; there are no files to check.</source>
        <translation>手绘数字由程序生成，没有需要检查的文件。</translation>
    </message>
    <message>
        <source>canonical MNIST, all four SHA-256 match</source>
        <translation>原版 MNIST，四个 SHA-256 全部相符</translation>
    </message>
    <message>
        <source>readable, but not the original MNIST files</source>
        <translation>可以读取，但不是原版 MNIST 文件</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
</context>
<context>
    <name>quantelier::DataPage</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Choose the digits to learn from, and look at them before training.</source>
        <translation>选择用于学习的数字，并在训练之前查看它们。</translation>
    </message>
    <message>
        <source>The network learns from the training images and is judged by the test images, which it never learns from. MNIST has 60 000 and 10 000 handwritten digits of 28 × 28 pixels.</source>
        <translation>网络从训练图像中学习，并用它从未学过的测试图像来评判。MNIST 分别有 60 000 幅和 10 000 幅 28 × 28 像素的手写数字。</translation>
    </message>
    <message>
        <source>Next: Network</source>
        <translation>下一步：网络</translation>
    </message>
    <message>
        <source>Check files</source>
        <translation>检查文件</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Other samples</source>
        <translation>换一批样本</translation>
    </message>
    <message>
        <source>Class balance</source>
        <translation>类别均衡</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的内容</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>train, images per digit</source>
        <translation>训练集，每个数字的图像数</translation>
    </message>
    <message>
        <source>test, images per digit</source>
        <translation>测试集，每个数字的图像数</translation>
    </message>
    <message>
        <source>No such image.</source>
        <translation>没有这样的图像。</translation>
    </message>
    <message>
        <source>%1. Double click or Enter shows its numbers.</source>
        <translation>%1。双击或按 Enter 可查看数值。</translation>
    </message>
</context>
<context>
    <name>quantelier::DataSourceBox</name>
    <message>
        <source>Data source</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>MNIST folder</source>
        <translation>MNIST 文件夹</translation>
    </message>
    <message>
        <source>The original handwritten digits</source>
        <translation>原版手写数字</translation>
    </message>
    <message>
        <source>The usual places</source>
        <translation>常用位置</translation>
    </message>
    <message>
        <source>Choose the MNIST folder</source>
        <translation>选择 MNIST 文件夹</translation>
    </message>
    <message>
        <source>Built-in sketched digits</source>
        <translation>内置手绘数字</translation>
    </message>
    <message>
        <source>Made by the program, no download</source>
        <translation>由程序生成，无需下载</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>Clothes instead of digits</source>
        <translation>用服装代替数字</translation>
    </message>
    <message>
        <source>Not here: needs the package dataset-fashion-mnist</source>
        <translation>此处没有：需要软件包 dataset-fashion-mnist</translation>
    </message>
    <message>
        <source>Download MNIST…</source>
        <translation>下载 MNIST…</translation>
    </message>
    <message>
        <source>Download MNIST</source>
        <translation>下载 MNIST</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation>取消下载</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Canonical MNIST, SHA-256 matches</source>
        <translation>原版 MNIST，SHA-256 相符</translation>
    </message>
    <message>
        <source>Not the original MNIST</source>
        <translation>不是原版 MNIST</translation>
    </message>
    <message>
        <source>MNIST was not found; using built-in digits.</source>
        <translation>未找到 MNIST，改用内置数字。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>quantelier::DataUseBox</name>
    <message>
        <source>Training images</source>
        <translation>训练图像数</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像数</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Shuffle every epoch</source>
        <translation>每轮打乱顺序</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱顺序</translation>
    </message>
    <message>
        <source>%1 batches per epoch.</source>
        <translation>每轮 %1 批。</translation>
    </message>
    <message>
        <source>%1 batches per epoch; the last %2 images of each shuffled epoch are left out.</source>
        <translation>每轮 %1 批；每轮打乱后的最后 %2 幅图像不参与训练。</translation>
    </message>
    <message>
        <source>%1 batches per epoch; the last %2 images are left out.</source>
        <translation>每轮 %1 批；最后 %2 幅图像不参与训练。</translation>
    </message>
</context>
<context>
    <name>quantelier::DeviceButton</name>
    <message>
        <source>Automatic: %1</source>
        <translation>自动：%1</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Threads of the CPU</source>
        <translation>CPU 线程数</translation>
    </message>
    <message>
        <source>As many as prove fastest</source>
        <translation>以最快者为准</translation>
    </message>
    <message>
        <source>Device: %1</source>
        <translation>设备：%1</translation>
    </message>
</context>
<context>
    <name>quantelier::DigitCanvas</name>
    <message>
        <source>Drawing canvas</source>
        <translation>手写画布</translation>
    </message>
    <message>
        <source>Arrow keys move the pen, Space sets it down and lifts it.</source>
        <translation>方向键移动画笔，空格键落笔或抬笔。</translation>
    </message>
    <message>
        <source>%1, column %2, row %3 of 28.</source>
        <translation>%1，28 格中的第 %2 列，第 %3 行。</translation>
    </message>
    <message>
        <source>Pen down</source>
        <translation>已落笔</translation>
    </message>
    <message>
        <source>Pen up</source>
        <translation>已抬笔</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>在此写一个数字</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>裁剪</translation>
    </message>
</context>
<context>
    <name>quantelier::DigitGallery</name>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
</context>
<context>
    <name>quantelier::DigitSheet</name>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>%1 image %2, labelled %3, ink %4 of %5 pixels</source>
        <translation>%1图像 %2，标签 %3，%5 个像素中有 %4 个带墨</translation>
    </message>
</context>
<context>
    <name>quantelier::DrawPage</name>
    <message>
        <source>Draw</source>
        <translation>手写</translation>
    </message>
    <message>
        <source>Draw a digit. Three models read it while you draw.</source>
        <translation>写一个数字，三个模型会边写边读。</translation>
    </message>
    <message>
        <source>Draw with mouse, pen or finger, or with the arrow keys and Space. All that MNIST&apos;s authors did to their digits is done to yours, and each step can be switched off. Alt and a digit put a test image on the canvas.</source>
        <translation>可用鼠标、手写笔或手指书写，也可用方向键和空格键。MNIST 作者对数字所做的处理都会用在您的数字上，每一步都可以关闭。按 Alt 加数字键可把一幅测试图像放到画布上。</translation>
    </message>
    <message>
        <source>They disagree</source>
        <translation>结果不一致</translation>
    </message>
    <message>
        <source>Test digit</source>
        <translation>测试数字</translation>
    </message>
    <message>
        <source>Put a test digit on the canvas</source>
        <translation>把一个测试数字放到画布上</translation>
    </message>
    <message>
        <source>Puts a digit of the test images on the canvas (Alt and the digit)</source>
        <translation>从测试图像中取一个数字放到画布上（Alt 加数字键）</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Save to my test set</source>
        <translation>存入我的测试集</translation>
    </message>
    <message>
        <source>Clear the drawing</source>
        <translation>清除手写内容</translation>
    </message>
    <message>
        <source>Open strokes…</source>
        <translation>打开笔画…</translation>
    </message>
    <message>
        <source>Save strokes…</source>
        <translation>保存笔画…</translation>
    </message>
    <message>
        <source>A test image of %1</source>
        <translation>一幅 %1 的测试图像</translation>
    </message>
    <message>
        <source>No float model: train first</source>
        <translation>没有浮点模型：请先训练</translation>
    </message>
    <message>
        <source>No QAT model: convert and fine-tune first</source>
        <translation>没有 QAT 模型：请先转换并微调</translation>
    </message>
    <message>
        <source>No int8 model: convert and fine-tune first</source>
        <translation>没有 int8 模型：请先转换并微调</translation>
    </message>
    <message>
        <source>Nobody reads yet</source>
        <translation>还没有模型来读</translation>
    </message>
    <message>
        <source>Train first, or open a model. Then the float, the fake-quant and the int8 model read what you draw.</source>
        <translation>请先训练，或打开一个模型。之后，浮点、伪量化与 int8 模型会读取您所写的数字。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往“训练”</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Nothing is drawn yet</source>
        <translation>还没有写任何内容</translation>
    </message>
    <message>
        <source>This drawing is saved; draw on, or clear</source>
        <translation>此手写内容已保存；请继续书写，或清除</translation>
    </message>
    <message>
        <source>Choose first which digit this is</source>
        <translation>请先选择这是哪个数字</translation>
    </message>
    <message>
        <source>Keeps the drawing as a %1, to score the models on it (Ctrl+Return)</source>
        <translation>把手写内容存为 %1，用来给模型打分 (Ctrl+Return)</translation>
    </message>
</context>
<context>
    <name>quantelier::ExportChoicesBox</name>
    <message>
        <source>Takes raw pixels (28 × 28, uint8)</source>
        <translation>接受原始像素（28 × 28，uint8）</translation>
    </message>
    <message>
        <source>Resize and normalization are part of the file. Without, it takes float images of 32 × 32, resized and normalized.</source>
        <translation>缩放与归一化包含在文件中。否则，文件接受已缩放并归一化的 32 × 32 浮点图像。</translation>
    </message>
    <message>
        <source>For AMCT (QDQ form)</source>
        <translation>用于 AMCT（QDQ 形式）</translation>
    </message>
    <message>
        <source>AMCT makes the graph for ATC from it. Without, the file goes to ATC directly.</source>
        <translation>AMCT 由它生成供 ATC 使用的图。否则，文件直接交给 ATC。</translation>
    </message>
    <message>
        <source>Requantize with</source>
        <translation>重量化方式</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>Integers only</source>
        <translation>仅用整数</translation>
    </message>
    <message>
        <source>From sums to int8 codes. Both give the same codes; integers only is for processors without a floating-point unit.</source>
        <translation>把累加和变为 int8 编码。两种方式得到的编码相同；“仅用整数”适合没有浮点单元的处理器。</translation>
    </message>
</context>
<context>
    <name>quantelier::ExportDialog</name>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Choose where the folder goes</source>
        <translation>选择文件夹的位置</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>int8 is more than 0.05 points below QAT</source>
        <translation>int8 比 QAT 低 0.05 个百分点以上</translation>
    </message>
    <message>
        <source>Refuse if %1</source>
        <translation>若%1则拒绝</translation>
    </message>
    <message>
        <source>Refuse if</source>
        <translation>拒绝条件</translation>
    </message>
    <message>
        <source>%1 without this choice; the size with it is shown once it is written</source>
        <translation>不选此项时为 %1；选择此项后的大小在写入后显示</translation>
    </message>
    <message>
        <source>%1 of source text; the page shows what the model itself fills</source>
        <translation>源代码 %1；模型本身占用的空间见页面</translation>
    </message>
    <message>
        <source>%1, %2 smaller than the float ONNX file</source>
        <translation>%1，相对浮点 ONNX 文件压缩 %2</translation>
    </message>
    <message>
        <source>Compile it and check it with all test images</source>
        <translation>编译并用全部测试图像检查</translation>
    </message>
    <message>
        <source>Check the written file with all test images</source>
        <translation>用全部测试图像检查写出的文件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>This is a folder. Add the name of a file.</source>
        <translation>这是一个文件夹。请补上文件名。</translation>
    </message>
    <message>
        <source>This is a file. Choose another name for the folder.</source>
        <translation>这是一个文件。请为文件夹另取一个名称。</translation>
    </message>
    <message>
        <source>There is no folder %1. Choose one that exists.</source>
        <translation>文件夹 %1 不存在。请选择一个已有的文件夹。</translation>
    </message>
    <message>
        <source>This folder exists and will be replaced if it is an older export.</source>
        <translation>此文件夹已存在；若为较早的导出，将被替换。</translation>
    </message>
    <message>
        <source>This file exists and will be replaced.</source>
        <translation>此文件已存在，将被替换。</translation>
    </message>
</context>
<context>
    <name>quantelier::ExportPage</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write the int8 model for where it will run, with proof that it is the one you trained.</source>
        <translation>为目标平台写出 int8 模型，并证明它正是您训练的那一个。</translation>
    </message>
    <message>
        <source>The certificate compares every engine with every other over all test images. The file that is written uses the scales and zero points that were trained, nothing is measured again.</source>
        <translation>证书用全部测试图像把各个引擎两两比较。写出的文件使用训练所得的缩放因子和零点，不会重新测量。</translation>
    </message>
    <message>
        <source>Run certificate</source>
        <translation>生成证书</translation>
    </message>
    <message>
        <source>Export %1…</source>
        <translation>导出 %1…</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Train and convert a network first</source>
        <translation>请先训练并转换一个网络</translation>
    </message>
    <message>
        <source>Convert and fine-tune first</source>
        <translation>请先转换并微调</translation>
    </message>
    <message>
        <source>Run certificate again</source>
        <translation>重新生成证书</translation>
    </message>
    <message>
        <source>Exported, %1.</source>
        <translation>已导出，%1。</translation>
    </message>
</context>
<context>
    <name>quantelier::FactorGrids</name>
    <message>
        <source>Inputs, weights and products</source>
        <translation>输入、权重与乘积</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>int8, zero point %1</source>
        <translation>int8，零点 %1</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>int8, scale %1</source>
        <translation>int8，缩放因子 %1</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>乘积</translation>
    </message>
</context>
<context>
    <name>quantelier::FaultsPage</name>
    <message>
        <source>No fault</source>
        <translation>没有故障</translation>
    </message>
    <message>
        <source>Wrong zero point</source>
        <translation>错误的零点</translation>
    </message>
    <message>
        <source>Batch norm not folded</source>
        <translation>批归一化未折叠</translation>
    </message>
    <message>
        <source>16-bit accumulator</source>
        <translation>16 位累加器</translation>
    </message>
    <message>
        <source>Forgotten input scale</source>
        <translation>忘记输入缩放因子</translation>
    </message>
    <message>
        <source>The integer network as it was lowered and as it is exported.</source>
        <translation>降为整数并将如此导出的整数网络。</translation>
    </message>
    <message>
        <source>conv1 takes 0 for the zero point of its input, in place of the one that the pixels were quantized with.</source>
        <translation>conv1 把输入的零点当作 0，而不是量化像素时所用的零点。</translation>
    </message>
    <message>
        <source>The weights are quantized without the batch norm that belongs into them, on the grids of the folded ones.</source>
        <translation>权重在折叠后的格点上量化，却没有并入应有的批归一化。</translation>
    </message>
    <message>
        <source>Sums of products are kept in 16 bits: from 32 768 on they wrap to −32 768.</source>
        <translation>乘积之和只用 16 位保存：从 32 768 起回绕到 −32 768。</translation>
    </message>
    <message>
        <source>conv1&apos;s multiplier is weight scale / output scale, without the scale of the input.</source>
        <translation>conv1 的乘数是权重缩放因子 / 输出缩放因子，漏掉了输入的缩放因子。</translation>
    </message>
    <message>
        <source>Break it</source>
        <translation>弄坏它</translation>
    </message>
    <message>
        <source>The int8 network with a deliberate fault, and how to recognise it.</source>
        <translation>带有人为故障的 int8 网络，以及如何识别故障。</translation>
    </message>
    <message>
        <source>Each fault is computed: the integer network runs with it over the first 1 000 test images. Your network is not changed, and exports never have the fault.</source>
        <translation>每种故障都经过实际计算：整数网络带着它识别前 1 000 幅测试图像。您的网络不会改变，导出也不会带有故障。</translation>
    </message>
    <message>
        <source>Back to Compare</source>
        <translation>返回比较</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>accuracy with it</source>
        <translation>有此故障的准确率</translation>
    </message>
    <message>
        <source>without a fault</source>
        <translation>没有故障</translation>
    </message>
    <message>
        <source>images read differently</source>
        <translation>识别结果不同的图像</translation>
    </message>
    <message>
        <source>How often each digit was read</source>
        <translation>每个数字被读出的次数</translation>
    </message>
    <message>
        <source>%1: accuracy %2, without a fault %3.</source>
        <translation>%1：准确率 %2，没有故障时 %3。</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>Read most often: %1, for %2 of the images.</source>
        <translation>最常读出：%1，占图像的 %2。</translation>
    </message>
    <message>
        <source>Outputs of conv1 at the last code: %1.</source>
        <translation>conv1 停在最后一个编码的输出：%1。</translation>
    </message>
    <message>
        <source>Sums that do not fit 16 bits: %1 of %2.</source>
        <translation>放不进 16 位的和：%1 / %2。</translation>
    </message>
</context>
<context>
    <name>quantelier::FindBar</name>
    <message>
        <source>Find in this chapter</source>
        <translation>在本章中查找</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Found before (Shift+F3)</source>
        <translation>上一处（Shift+F3）</translation>
    </message>
    <message>
        <source>Found before</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Found next (F3)</source>
        <translation>下一处（F3）</translation>
    </message>
    <message>
        <source>Found next</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 处</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
</context>
<context>
    <name>quantelier::FormatButton</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, not available: %2</source>
        <translation>%1，不可用：%2</translation>
    </message>
</context>
<context>
    <name>quantelier::FormatPanel</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>写入的内容</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>%1 is written, %2.</source>
        <translation>%1 已写出，%2。</translation>
    </message>
</context>
<context>
    <name>quantelier::GalleryPanel</name>
    <message>
        <source>Digits that changed</source>
        <translation>结果变化的数字</translation>
    </message>
    <message>
        <source>Which digits</source>
        <translation>显示哪些数字</translation>
    </message>
    <message>
        <source>Show the digits of all cells again (Esc)</source>
        <translation>重新显示所有单元格的数字 (Esc)</translation>
    </message>
    <message>
        <source>See the maps</source>
        <translation>查看特征图</translation>
    </message>
    <message>
        <source>Every layer in float and int8 side by side, and where they differ</source>
        <translation>并排显示每一层的浮点与 int8 结果，以及两者的差异</translation>
    </message>
    <message>
        <source>Where they part</source>
        <translation>从哪里开始分歧</translation>
    </message>
    <message>
        <source>largest error in steps</source>
        <translation>最大误差，以步长计</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 幅图像</translation>
    </message>
    <message>
        <source>%1 images, the surest first</source>
        <translation>%1 幅图像，把握最大的在前</translation>
    </message>
    <message>
        <source>No such digit. Float and int8 agree on all %1.</source>
        <translation>没有这样的数字。浮点与 int8 在全部 %1 幅上一致。</translation>
    </message>
    <message>
        <source>No such digit.</source>
        <translation>没有这样的数字。</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1，已更改</translation>
    </message>
    <message>
        <source>Filter: %1; press to clear</source>
        <translation>筛选：%1；按下可清除</translation>
    </message>
    <message>
        <source>Image %1</source>
        <translation>图像 %1</translation>
    </message>
    <message>
        <source>labelled %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>quantelier::HeadBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Presenter mode: larger type and lines</source>
        <translation>演示模式：更大的字体和线条</translation>
    </message>
    <message>
        <source>Light, dark or as the system</source>
        <translation>浅色、深色或跟随系统</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>本页帮助</translation>
    </message>
</context>
<context>
    <name>quantelier::HelpCard</name>
    <message>
        <source>More in the manual</source>
        <translation>手册中的详细说明</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
</context>
<context>
    <name>quantelier::HelpWindow</name>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <source>Manual – Quantelier</source>
        <translation>手册 – Quantelier</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>搜索手册</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Found in the manual</source>
        <translation>在手册中找到</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>%1 places</source>
        <translation>%1 处</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>1 place</source>
        <translation>1 处</translation>
    </message>
</context>
<context>
    <name>quantelier::HistogramPanel</name>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>clamped</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>所有通道</translation>
    </message>
    <message>
        <source>Channel %1 of %2</source>
        <translation>通道 %1/%2</translation>
    </message>
    <message>
        <source>range %1</source>
        <translation>范围 %1</translation>
    </message>
    <message>
        <source>range %1, scale %2</source>
        <translation>范围 %1，缩放因子 %2</translation>
    </message>
    <message>
        <source>height: pixels</source>
        <translation>高度：像素数</translation>
    </message>
    <message>
        <source>height: outputs before rounding</source>
        <translation>高度：舍入前的输出</translation>
    </message>
    <message>
        <source>height: weights, in steps</source>
        <translation>高度：权重，以步长计</translation>
    </message>
    <message>
        <source>height: float weights</source>
        <translation>高度：浮点权重</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>个像素</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>个输出</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>个权重</translation>
    </message>
    <message>
        <source>clamped: %1</source>
        <translation>截断：%1</translation>
    </message>
    <message>
        <source>%1 idle</source>
        <translation>闲置 %1 个</translation>
    </message>
</context>
<context>
    <name>quantelier::HistogramPlot</name>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>%1 codes a channel</source>
        <translation>每通道 %1 个编码</translation>
    </message>
    <message>
        <source>%1 codes, %2 apart</source>
        <translation>%1 个编码，间距 %2</translation>
    </message>
    <message>
        <source>clamped to code</source>
        <translation>截断到的编码</translation>
    </message>
    <message>
        <source>Nothing measured yet.</source>
        <translation>尚无测量结果。</translation>
    </message>
    <message>
        <source>%1 of %2 %3 saturated; most lie between %4 and %5</source>
        <translation>%2 %3中有 %1 个饱和；大多数位于 %4 与 %5 之间</translation>
    </message>
    <message>
        <source> steps of their channel&apos;s scale</source>
        <translation>（以所在通道的缩放因子为步长）</translation>
    </message>
    <message>
        <source>. %1 of %2 codes used.</source>
        <translation>。%2 个编码用到 %1 个。</translation>
    </message>
</context>
<context>
    <name>quantelier::InputPreview</name>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的内容</translation>
    </message>
    <message>
        <source>Stored as %1 pixels, resized to %2, normalised to %3</source>
        <translation>原图 %1 像素，缩放到 %2，归一化到 %3</translation>
    </message>
    <message>
        <source>as stored</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>resized</source>
        <translation>缩放后</translation>
    </message>
    <message>
        <source>normalised</source>
        <translation>归一化后</translation>
    </message>
</context>
<context>
    <name>quantelier::InsidePanel</name>
    <message>
        <source>Inside the model, and my test set</source>
        <translation>模型内部与我的测试集</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Inside the int8 model</source>
        <translation>int8 模型内部</translation>
    </message>
    <message>
        <source>My test set</source>
        <translation>我的测试集</translation>
    </message>
    <message>
        <source>more ink: larger code</source>
        <translation>墨色越深：编码越大</translation>
    </message>
    <message>
        <source>more ink: larger value</source>
        <translation>墨色越深：数值越大</translation>
    </message>
    <message>
        <source>Inside the float model</source>
        <translation>浮点模型内部</translation>
    </message>
    <message>
        <source>My test set · %1</source>
        <translation>我的测试集 · %1</translation>
    </message>
</context>
<context>
    <name>quantelier::KeyboardDialog</name>
    <message>
        <source>Choose in a list, a table, a picture or a chart</source>
        <translation>在列表、表格、图片或图表中选择</translation>
    </message>
    <message>
        <source>Arrows, Home, End</source>
        <translation>方向键、Home、End</translation>
    </message>
    <message>
        <source>Open what is chosen</source>
        <translation>打开所选内容</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Data, digits: training or test images</source>
        <translation>数据，数字：训练图像或测试图像</translation>
    </message>
    <message>
        <source>T, E</source>
        <translation>T、E</translation>
    </message>
    <message>
        <source>Data, digits: one digit only, or all</source>
        <translation>数据，数字：只显示一个数字或全部</translation>
    </message>
    <message>
        <source>0 to 9, A</source>
        <translation>0 至 9、A</translation>
    </message>
    <message>
        <source>Compare, a cell: show its images</source>
        <translation>比较，单元格：显示其中的图像</translation>
    </message>
    <message>
        <source>Return or Space</source>
        <translation>Return 或空格</translation>
    </message>
    <message>
        <source>Steps: next, back, first</source>
        <translation>步骤：下一步、上一步、第一步</translation>
    </message>
    <message>
        <source>Space or Right, Left, Home</source>
        <translation>空格或右、左、Home</translation>
    </message>
    <message>
        <source>Steps: back to Compare</source>
        <translation>步骤：返回“比较”</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Draw, canvas: move the pen</source>
        <translation>手写，画布：移动画笔</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Draw, canvas: set the pen down, lift it</source>
        <translation>手写，画布：落笔、抬笔</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Runs: mark for the curves</source>
        <translation>运行：标记以显示曲线</translation>
    </message>
    <message>
        <source>In the window</source>
        <translation>在窗口中</translation>
    </message>
    <message>
        <source>Where the focus is</source>
        <translation>在焦点所在处</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Manual: search all chapters, find in this one</source>
        <translation>手册：搜索所有章节，在本章中查找</translation>
    </message>
    <message>
        <source>Ctrl+K, Ctrl+F</source>
        <translation>Ctrl+K、Ctrl+F</translation>
    </message>
    <message>
        <source>Manual: found next, found before</source>
        <translation>手册：下一处、上一处</translation>
    </message>
    <message>
        <source>F3, Shift+F3</source>
        <translation>F3、Shift+F3</translation>
    </message>
    <message>
        <source>Manual: back, forward</source>
        <translation>手册：后退、前进</translation>
    </message>
    <message>
        <source>Alt+Left, Alt+Right</source>
        <translation>Alt+Left、Alt+Right</translation>
    </message>
    <message>
        <source>Manual: chapter before, next chapter</source>
        <translation>手册：上一章、下一章</translation>
    </message>
    <message>
        <source>Ctrl+PgUp, Ctrl+PgDown</source>
        <translation>Ctrl+PgUp、Ctrl+PgDown</translation>
    </message>
</context>
<context>
    <name>quantelier::LayerBar</name>
    <message>
        <source>%1 bytes by layer</source>
        <translation>%1各层字节数</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2，共 %3</translation>
    </message>
</context>
<context>
    <name>quantelier::LayerInspector</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>The largest of 2 × 2 values goes on. There is nothing to set and nothing to store.</source>
        <translation>取 2 × 2 个值中的最大者。这里没有可设置或需存储的内容。</translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>ReLU6</source>
        <translation>ReLU6</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Kaiming</source>
        <translation>Kaiming</translation>
    </message>
    <message>
        <source>N(0, 0.01)</source>
        <translation>N(0, 0.01)</translation>
    </message>
    <message>
        <source>First weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>first weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>Batch norm (BN)</source>
        <translation>批归一化 (BN)</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>BN has its own shift</source>
        <translation>BN 自带平移</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Share of the whole network</source>
        <translation>占整个网络的比例</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Int8 bytes</source>
        <translation>Int8 字节</translation>
    </message>
    <message>
        <source>Share of the network: %1</source>
        <translation>占网络的比例：%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 的%2</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>One a digit</source>
        <translation>每个数字一个</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Fixed: this is LeNet</source>
        <translation>固定：这是 LeNet</translation>
    </message>
    <message>
        <source>From the layer before</source>
        <translation>来自上一层</translation>
    </message>
    <message>
        <source>Always raw logits</source>
        <translation>始终为原始 logits</translation>
    </message>
</context>
<context>
    <name>quantelier::LegendButton</name>
    <message>
        <source>Show or hide; Alt and a click show this one alone</source>
        <translation>显示或隐藏；按住 Alt 点击则只显示这一条</translation>
    </message>
</context>
<context>
    <name>quantelier::LessonChecks</name>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Checked for you</source>
        <translation>自动检查</translation>
    </message>
    <message>
        <source>%1 of %2 checks done.</source>
        <translation>已完成 %1 / %2 项检查。</translation>
    </message>
    <message>
        <source>%1: open.</source>
        <translation>%1：未完成。</translation>
    </message>
    <message>
        <source>%1: now %2.</source>
        <translation>%1：现在为 %2。</translation>
    </message>
</context>
<context>
    <name>quantelier::LessonListModel</name>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>Lesson %1, %2, %3, %4, %5 minutes</source>
        <translation>第 %1 课，%2，%3，%4，%5 分钟</translation>
    </message>
</context>
<context>
    <name>quantelier::LessonPanel</name>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Keep the lesson beside every page</source>
        <translation>让课程停留在每个页面旁边</translation>
    </message>
    <message>
        <source>Close the lesson; it goes on where it was</source>
        <translation>关闭课程；之后从原处继续</translation>
    </message>
    <message>
        <source>Your task</source>
        <translation>您的任务</translation>
    </message>
    <message>
        <source>Checked for you</source>
        <translation>自动检查</translation>
    </message>
    <message>
        <source>Show me where</source>
        <translation>指给我看</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Back to the lesson&apos;s start: its recipe, no trained network, no checks</source>
        <translation>回到课程开头：课程的配方、没有训练过的网络、没有完成的检查</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成课程</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Explanation, once done</source>
        <translation>讲解（完成后显示）</translation>
    </message>
    <message>
        <source>%1 of %2 min</source>
        <translation>%1 / %2 分钟</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Your answer is right</source>
        <translation>您的答案正确</translation>
    </message>
    <message>
        <source>All checks of this step are done.</source>
        <translation>本步的所有检查都已完成。</translation>
    </message>
    <message>
        <source>Task.</source>
        <translation>任务。</translation>
    </message>
</context>
<context>
    <name>quantelier::LessonQuestion</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Your answer, a number</source>
        <translation>您的答案（数字）</translation>
    </message>
    <message>
        <source>That is right.</source>
        <translation>正确。</translation>
    </message>
    <message>
        <source>Not this one. Try again.</source>
        <translation>不是这个。请再试一次。</translation>
    </message>
</context>
<context>
    <name>quantelier::LockNote</name>
    <message>
        <source>locked while training</source>
        <translation>训练期间锁定</translation>
    </message>
</context>
<context>
    <name>quantelier::LogDock</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Messages shown</source>
        <translation>显示哪些消息</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>全部消息</translation>
    </message>
    <message>
        <source>Copy the messages</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation>关闭日志</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>问题 %1</translation>
    </message>
</context>
<context>
    <name>quantelier::LossPlot</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Train, each batch</source>
        <translation>训练，每批</translation>
    </message>
    <message>
        <source>Train, smoothed</source>
        <translation>训练，平滑</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Epoch %1, step %2</source>
        <translation>第 %1 轮，第 %2 步</translation>
    </message>
    <message>
        <source>This batch</source>
        <translation>本批</translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Test, epoch %1</source>
        <translation>测试，第 %1 轮</translation>
    </message>
    <message>
        <source>Nothing measured yet.</source>
        <translation>尚无测量结果。</translation>
    </message>
    <message>
        <source>Training loss went from %1 to %2.</source>
        <translation>训练损失从 %1 变为 %2。</translation>
    </message>
    <message>
        <source>Test loss is %1.</source>
        <translation>测试损失为 %1。</translation>
    </message>
</context>
<context>
    <name>quantelier::MainWindow</name>
    <message>
        <source>%1 – Quantelier</source>
        <translation>%1 – Quantelier</translation>
    </message>
    <message>
        <source>Presenter mode on. F shows another panel.</source>
        <translation>演示模式已打开。按 F 显示另一个面板。</translation>
    </message>
    <message>
        <source>Presenter mode off.</source>
        <translation>演示模式已关闭。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save recipe…</source>
        <translation>保存配方(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Command line</source>
        <translation>命令行(&amp;C)</translation>
    </message>
    <message>
        <source>Reduce &amp;motion</source>
        <translation>减少动画(&amp;M)</translation>
    </message>
    <message>
        <source>L&amp;og</source>
        <translation>日志(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Presenter mode</source>
        <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
        <source>Another &amp;panel large</source>
        <translation>放大另一个面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Start or continue</source>
        <translation>开始或继续(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Help on the focused &amp;control</source>
        <translation>当前控件的帮助(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Quantelier</source>
        <translation>关于 Quantelier(&amp;A)</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>前往“%1”</translation>
    </message>
    <message>
        <source>Press the page&apos;s main button</source>
        <translation>按下本页的主按钮</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>窗口的上一部分</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>复制命令行</translation>
    </message>
    <message>
        <source>Light, dark or as the system</source>
        <translation>浅色、深色或跟随系统</translation>
    </message>
    <message>
        <source>Focus the newest toast</source>
        <translation>将焦点移到最新通知</translation>
    </message>
    <message>
        <source>Open a recipe or a model</source>
        <translation>打开配方或模型</translation>
    </message>
    <message>
        <source>Recipes and models (*.json *.ckpt *.onnx *.tflite);;All files (*)</source>
        <translation>配方与模型 (*.json *.ckpt *.onnx *.tflite);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>保存配方</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>配方 (*.json)</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>主题：%1</translation>
    </message>
    <message>
        <source>About Quantelier</source>
        <translation>关于 Quantelier</translation>
    </message>
    <message>
        <source>&lt;b&gt;Quantelier %1&lt;/b&gt;&lt;br&gt;A studio for quantization-aware training of LeNet.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later.</source>
        <translation>&lt;b&gt;Quantelier %1&lt;/b&gt;&lt;br&gt;LeNet 量化感知训练工作室。&lt;br&gt;&lt;br&gt;自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>手册(&amp;M)</translation>
    </message>
    <message>
        <source>Save the run&apos;s &amp;report…</source>
        <translation>保存运行的报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Lesson beside the page</source>
        <translation>页面旁的课程</translation>
    </message>
</context>
<context>
    <name>quantelier::MnistDownload</name>
    <message>
        <source>%1 could not be created.</source>
        <translation>无法创建 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>its SHA-256 is wrong</source>
        <translation>其 SHA-256 不正确</translation>
    </message>
    <message>
        <source>%1 could not be downloaded from %2.</source>
        <translation>无法下载 %1：%2。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
</context>
<context>
    <name>quantelier::NetworkDiagram</name>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>ReLU6</source>
        <translation>ReLU6</translation>
    </message>
    <message>
        <source>2×2 max</source>
        <translation>2×2 最大</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logits</translation>
    </message>
    <message>
        <source>BN</source>
        <translation>BN</translation>
    </message>
    <message>
        <source>Network diagram</source>
        <translation>网络结构图</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
</context>
<context>
    <name>quantelier::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Shape the LeNet. Sizes and costs follow every change.</source>
        <translation>调整 LeNet 的结构。大小与开销随每次更改更新。</translation>
    </message>
    <message>
        <source>LeNet-5: two convolutions with pooling find strokes, three dense layers decide which digit they make. Choose a layer in the diagram or the table, and change it at the right.</source>
        <translation>LeNet-5：两个带池化的卷积层寻找笔画，三个全连接层判断它们组成哪个数字。在结构图或表格中选择一层，即可在右侧修改。</translation>
    </message>
    <message>
        <source>Next: Train</source>
        <translation>下一步：训练</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>重做 %1</translation>
    </message>
    <message>
        <source>Int8 bytes: weights, int32 biases, and a multiplier and zero point for each scale.
A MAC is one multiplication and one addition. Batch norm is folded away before export.</source>
        <translation>Int8 字节：权重、int32 偏置，以及每个缩放因子的一个乘数和一个零点。
MAC 是一次乘法加一次加法。批归一化在导出前被折叠。</translation>
    </message>
    <message>
        <source>Back to the preset</source>
        <translation>恢复预设</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1，已更改</translation>
    </message>
    <message>
        <source>Preset: %1 parameters, %2 as int8. Now: %3 and %4.</source>
        <translation>预设：%1 个参数，int8 为 %2。现在：%3 和 %4。</translation>
    </message>
</context>
<context>
    <name>quantelier::NetworkTable</name>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>quantelier::NetworkTableModel</name>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>dense layer</source>
        <translation>全连接层</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1 by %2 by %3</source>
        <translation>%1 × %2 × %3</translation>
    </message>
    <message>
        <source>%1 outputs</source>
        <translation>%1 个输出</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>%1 MACs</source>
        <translation>%1 次 MAC</translation>
    </message>
    <message>
        <source>%1 bytes as int8</source>
        <translation>int8 为 %1 字节</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>Float bytes</source>
        <translation>浮点字节</translation>
    </message>
    <message>
        <source>Int8 bytes</source>
        <translation>Int8 字节</translation>
    </message>
    <message>
        <source>Share of the largest layer</source>
        <translation>相对最大层的比例</translation>
    </message>
</context>
<context>
    <name>quantelier::NowPanel</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Float training</source>
        <translation>浮点训练</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>每秒图像数</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
</context>
<context>
    <name>quantelier::OwnSetDialog</name>
    <message>
        <source>My test set</source>
        <translation>我的测试集</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>手写内容</translation>
    </message>
    <message>
        <source>Which drawings</source>
        <translation>显示哪些手写内容</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Misread by a model</source>
        <translation>被某个模型误读</translation>
    </message>
    <message>
        <source>Earlier drawings</source>
        <translation>较早的手写内容</translation>
    </message>
    <message>
        <source>Later drawings</source>
        <translation>较新的手写内容</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the chosen drawing (Delete)</source>
        <translation>删除所选手写内容 (Delete)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back the last change of the set (Ctrl+Z)</source>
        <translation>撤回对测试集的上一次更改 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>My</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 to %2 of %3</source>
        <translation>%1 至 %2，共 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Drawing %1, labelled %2.</source>
        <translation>手写内容 %1，标签 %2。</translation>
    </message>
    <message>
        <source>%1 Read as: %2.</source>
        <translation>%1读作：%2。</translation>
    </message>
    <message>
        <source>No drawing is saved.</source>
        <translation>还没有保存手写内容。</translation>
    </message>
    <message>
        <source>The models read all of them as you labelled them.</source>
        <translation>各模型的读数都与您的标签一致。</translation>
    </message>
</context>
<context>
    <name>quantelier::OwnSetView</name>
    <message>
        <source>no model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 of %2 right, %3</source>
        <translation>%2 幅中正确 %1 幅，%3</translation>
    </message>
    <message>
        <source>My test set</source>
        <translation>我的测试集</translation>
    </message>
    <message>
        <source>Look through…</source>
        <translation>逐个查看…</translation>
    </message>
    <message>
        <source>Look through my test set</source>
        <translation>逐个查看我的测试集</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>幅手写内容</translation>
    </message>
    <message>
        <source>drawings</source>
        <translation>幅手写内容</translation>
    </message>
    <message>
        <source>Nothing saved yet. Draw a digit, say which one it is, and press Save to my test set: the models are then scored on your own hand.</source>
        <translation>尚未保存。写一个数字，说明它是几，再按“存入我的测试集”：模型随后会按您自己的笔迹来评分。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 %2. %3.</source>
        <translation>%1 %2。%3。</translation>
    </message>
</context>
<context>
    <name>quantelier::Page</name>
    <message>
        <source>%1 page</source>
        <translation>“%1”页</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>本页帮助</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The rest of this page</source>
        <translation>本页的其余部分</translation>
    </message>
</context>
<context>
    <name>quantelier::Panel</name>
    <message>
        <source>Show another panel large (F)</source>
        <translation>放大另一个面板 (F)</translation>
    </message>
    <message>
        <source>Show another panel than %1 large</source>
        <translation>放大“%1”以外的面板</translation>
    </message>
</context>
<context>
    <name>quantelier::ParetoPanel</name>
    <message>
        <source>Accuracy for bytes</source>
        <translation>准确率与字节</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Measured with other observers or outputs. Try all once more.</source>
        <translation>是用其他观察器或输出位宽测得的。请再试一次全部组合。</translation>
    </message>
    <message>
        <source>Every mixture of 8, 4, 3 and 2 bits, without training, on all test images.</source>
        <translation>8、4、3、2 位的所有组合，不经训练，用全部测试图像测得。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try all</source>
        <translation>试全部</translation>
    </message>
    <message>
        <source>Stop trying all mixtures of bits</source>
        <translation>停止尝试位宽组合</translation>
    </message>
    <message>
        <source>Try all mixtures of bits</source>
        <translation>尝试所有位宽组合</translation>
    </message>
    <message>
        <source>Train a float network first</source>
        <translation>请先训练浮点网络</translation>
    </message>
    <message>
        <source>%1 combinations</source>
        <translation>%1 种组合</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>quantelier::ParetoPlot</name>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>Accuracy for bytes</source>
        <translation>准确率与字节</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>Use these bits</source>
        <translation>使用这些位宽</translation>
    </message>
    <message>
        <source>Sets these weight bits; a layer under 8 bits learns its scale. Undo takes it back.</source>
        <translation>设定这些权重位宽；少于 8 位的层会学习其缩放因子。可以撤销。</translation>
    </message>
    <message>
        <source>Locked while the network trains</source>
        <translation>训练期间锁定</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Nothing measured yet.</source>
        <translation>尚无测量结果。</translation>
    </message>
    <message>
        <source>%1 combinations; the front has %2 points, from %3 to %4.</source>
        <translation>%1 种组合；前沿有 %2 个点，从 %3 到 %4。</translation>
    </message>
    <message>
        <source>Now: %1 kB, %2.</source>
        <translation>现在：%1 kB，%2。</translation>
    </message>
</context>
<context>
    <name>quantelier::PartingBars</name>
    <message>
        <source>Largest error of each layer, in steps</source>
        <translation>各层最大误差，以步长计</translation>
    </message>
    <message>
        <source>%1 %2 steps</source>
        <translation>%1 %2 个步长</translation>
    </message>
    <message>
        <source>the first past 1: %1</source>
        <translation>首个超过 1 的层：%1</translation>
    </message>
    <message>
        <source>Float and int8 of the same weights, one step is one int8 code. Enter opens the maps.</source>
        <translation>相同权重的浮点与 int8 结果，一个步长即一个 int8 编码。按 Enter 打开特征图。</translation>
    </message>
    <message>
        <source>No digit is chosen.</source>
        <translation>尚未选择数字。</translation>
    </message>
    <message>
        <source>first &gt; 1</source>
        <translation>首个 &gt; 1</translation>
    </message>
</context>
<context>
    <name>quantelier::PathControl</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
</context>
<context>
    <name>quantelier::PenControl</name>
    <message>
        <source>Pen width</source>
        <translation>笔宽</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
</context>
<context>
    <name>quantelier::PixelDialog</name>
    <message>
        <source>0 is paper, 255 is ink.</source>
        <translation>0 为纸白，255 为墨黑。</translation>
    </message>
    <message>
        <source>−128 is paper, 127 is ink: ink less 128.</source>
        <translation>−128 为纸白，127 为墨黑：墨量减 128。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>quantelier::PlainTable</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>quantelier::Plot</name>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Show the whole run again, with what comes</source>
        <translation>重新显示整个过程，并跟随新数据</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>保存%1</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose a folder that you may write to.</source>
        <translation>无法写入 %1。请选择一个有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>Copy, save or read this plot</source>
        <translation>复制、保存或读取此图</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>%1的更多操作</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save as %1…</source>
        <translation>另存为 %1…</translation>
    </message>
    <message>
        <source>Show as table…</source>
        <translation>以表格显示…</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1（表格）</translation>
    </message>
</context>
<context>
    <name>quantelier::PlotLegend</name>
    <message>
        <source>Legend of %1</source>
        <translation>%1的图例</translation>
    </message>
</context>
<context>
    <name>quantelier::PlotTableModel</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>运算方式</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>quantelier::PreparationStrip</name>
    <message>
        <source>Preparation</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Switch a step off to see what breaks.</source>
        <translation>关闭某一步，看看会出什么问题。</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>手写</translation>
    </message>
    <message>
        <source>The ink as you drew it.</source>
        <translation>您所写的墨迹。</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Cuts the drawing to its ink.</source>
        <translation>按墨迹裁剪手写内容。</translation>
    </message>
    <message>
        <source>Fit 20 × 20</source>
        <translation>适配 20 × 20</translation>
    </message>
    <message>
        <source>Scales the digit into 20 × 20 pixels and keeps its shape.</source>
        <translation>按原比例把数字缩放到 20 × 20 像素。</translation>
    </message>
    <message>
        <source>Centre mass</source>
        <translation>质心居中</translation>
    </message>
    <message>
        <source>Moves the centre of mass to the middle of 28 × 28 pixels.</source>
        <translation>把质心移到 28 × 28 像素的正中。</translation>
    </message>
    <message>
        <source>Ink as MNIST</source>
        <translation>MNIST 墨色</translation>
    </message>
    <message>
        <source>Stretches the grey range until strokes are full ink.</source>
        <translation>拉伸灰度范围，使笔画达到最深。</translation>
    </message>
    <message>
        <source>Resize 32 × 32</source>
        <translation>缩放 32 × 32</translation>
    </message>
    <message>
        <source>Enlarges the picture. Off: it lies in the middle of 32 × 32 pixels as it is.</source>
        <translation>放大图片。关闭时，图片原样置于 32 × 32 像素的中央。</translation>
    </message>
    <message>
        <source>Int8 codes</source>
        <translation>Int8 编码</translation>
    </message>
    <message>
        <source>Paper is −128, full ink is 127.</source>
        <translation>纸白为 −128，墨黑为 127。</translation>
    </message>
    <message>
        <source>%1 Enter shows the numbers.</source>
        <translation>%1按 Enter 显示数值。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适配</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>墨色</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
</context>
<context>
    <name>quantelier::PreparationTile</name>
    <message>
        <source>Nothing drawn</source>
        <translation>还没有手写内容</translation>
    </message>
    <message>
        <source>%1 by %2 pixels, %3 of them inked, centre of mass at column %4, row %5</source>
        <translation>%1 × %2 像素，其中 %3 个带墨，质心在第 %4 列，第 %5 行</translation>
    </message>
</context>
<context>
    <name>quantelier::Program</name>
    <message>
        <source>The engine cannot be loaded: %1. Nothing can be trained; please install Quantelier again.</source>
        <translation>无法加载引擎：%1。无法进行任何训练；请重新安装 Quantelier。</translation>
    </message>
</context>
<context>
    <name>quantelier::QuantResult</name>
    <message>
        <source>%1 reads better than %2</source>
        <translation>%1 优于 %2</translation>
    </message>
    <message>
        <source>No difference between %1 and %2 can be claimed</source>
        <translation>不能断定 %1 与 %2 有差异</translation>
    </message>
    <message>
        <source>%1: %2, %3 images right only in %4, %5 only in %6.</source>
        <translation>%1：%2，仅 %4 读对 %3 幅，仅 %6 读对 %5 幅。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Int8, PTQ</source>
        <translation>Int8，PTQ</translation>
    </message>
    <message>
        <source>95 % interval on %1 images</source>
        <translation>基于 %1 幅图像的 95 % 置信区间</translation>
    </message>
    <message>
        <source>float</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>int8</source>
        <translation>int8</translation>
    </message>
    <message>
        <source>PTQ</source>
        <translation>PTQ</translation>
    </message>
    <message>
        <source>Convert and fine-tune, and see here what 8 bits cost.</source>
        <translation>转换并微调，在此查看 8 位的代价。</translation>
    </message>
    <message>
        <source>One byte instead of four for each weight.</source>
        <translation>每个权重只占一个字节，而不是四个。</translation>
    </message>
    <message>
        <source>The int8 file is %1 smaller than the float file.</source>
        <translation>int8 文件相对浮点文件压缩 %1。</translation>
    </message>
    <message>
        <source>Its weights are exactly 4 times smaller; biases, scales and the file&apos;s head are the rest.</source>
        <translation>其权重恰好是原来的 1/4；其余为偏置、缩放因子和文件头。</translation>
    </message>
    <message>
        <source>Its weights alone are %1 smaller.</source>
        <translation>仅看权重，压缩 %1。</translation>
    </message>
</context>
<context>
    <name>quantelier::QuantSettings</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings of</source>
        <translation>设置范围</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>The logits keep theirs.</source>
        <translation>logits 保持不变。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weight bits</source>
        <translation>权重位宽</translation>
    </message>
    <message>
        <source>Weight range</source>
        <translation>权重范围</translation>
    </message>
    <message>
        <source>Per channel, convolution</source>
        <translation>逐通道，卷积层</translation>
    </message>
    <message>
        <source>Per channel, dense</source>
        <translation>逐通道，全连接层</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>Narrow range</source>
        <translation>窄范围</translation>
    </message>
    <message>
        <source>Layer outputs</source>
        <translation>层输出</translation>
    </message>
    <message>
        <source>Output bits</source>
        <translation>输出位宽</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>观察器</translation>
    </message>
    <message>
        <source>EMA decay</source>
        <translation>EMA 衰减</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>百分位</translation>
    </message>
    <message>
        <source>Symmetric outputs</source>
        <translation>输出对称</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Folded while training</source>
        <translation>训练时折叠</translation>
    </message>
    <message>
        <source>Fold with</source>
        <translation>折叠方式</translation>
    </message>
    <message>
        <source>One convolution</source>
        <translation>一次卷积</translation>
    </message>
    <message>
        <source>Two convolutions</source>
        <translation>两次卷积</translation>
    </message>
    <message>
        <source>Frozen from step</source>
        <translation>从第几步冻结</translation>
    </message>
    <message>
        <source>Frozen from epoch</source>
        <translation>从第几轮冻结</translation>
    </message>
    <message>
        <source>0: the step decides</source>
        <translation>0：由步数决定</translation>
    </message>
    <message>
        <source>Without training</source>
        <translation>不经训练</translation>
    </message>
    <message>
        <source>Equalize layers</source>
        <translation>层间均衡</translation>
    </message>
    <message>
        <source>Correct biases</source>
        <translation>修正偏置</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>QAT epochs</source>
        <translation>QAT 轮数</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Rounding starts at step</source>
        <translation>从第几步开始舍入</translation>
    </message>
    <message>
        <source>Ranges frozen from epoch</source>
        <translation>从第几轮冻结范围</translation>
    </message>
    <message>
        <source>Learned scales need symmetric weights.</source>
        <translation>可学习的缩放因子要求权重对称。</translation>
    </message>
    <message>
        <source>PACT needs outputs that are not symmetric.</source>
        <translation>PACT 要求输出不对称。</translation>
    </message>
    <message>
        <source>0: never</source>
        <translation>0：从不</translation>
    </message>
    <message>
        <source>0: from step %1</source>
        <translation>0：从第 %1 步起</translation>
    </message>
</context>
<context>
    <name>quantelier::QuantTable</name>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Arrows choose a layer, [ and ] change its weight bits, Enter opens them, the menu key all choices.</source>
        <translation>方向键选择层，[ 和 ] 更改权重位宽，Enter 打开位宽，菜单键打开全部选项。</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>Weight range</source>
        <translation>权重范围</translation>
    </message>
    <message>
        <source>Output observer</source>
        <translation>输出观察器</translation>
    </message>
    <message>
        <source>Weight bits</source>
        <translation>权重位宽</translation>
    </message>
    <message>
        <source>Observers</source>
        <translation>观察器</translation>
    </message>
</context>
<context>
    <name>quantelier::QuantTableModel</name>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>outputs %1 bits</source>
        <translation>输出 %1 位</translation>
    </message>
    <message>
        <source>SQNR %1 decibels</source>
        <translation>SQNR %1 分贝</translation>
    </message>
    <message>
        <source>low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>%1 of %2 codes used</source>
        <translation>%2 个编码用到 %1 个</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Below 20 dB the rounding is loud: this layer loses accuracy first.</source>
        <translation>低于 20 dB 时舍入噪声很大：这一层最先损失准确率。</translation>
    </message>
    <message>
        <source>Changed from %1. </source>
        <translation>原为 %1。</translation>
    </message>
    <message>
        <source>Weights: %1 bits. Outputs: %2 bits.</source>
        <translation>权重：%1 位。输出：%2 位。</translation>
    </message>
    <message>
        <source>Weights: %1. Outputs: %2.</source>
        <translation>权重：%1。输出：%2。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Weight bits</source>
        <translation>权重位宽</translation>
    </message>
    <message>
        <source>Weight scale</source>
        <translation>权重缩放</translation>
    </message>
    <message>
        <source>Output range</source>
        <translation>输出范围</translation>
    </message>
    <message>
        <source>Output scale</source>
        <translation>输出缩放</translation>
    </message>
    <message>
        <source>Zero point</source>
        <translation>零点</translation>
    </message>
    <message>
        <source>SQNR</source>
        <translation>SQNR</translation>
    </message>
    <message>
        <source>Saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>Codes used</source>
        <translation>已用编码</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>观察器</translation>
    </message>
    <message>
        <source>Of the weights · of the outputs.</source>
        <translation>权重的 · 输出的。</translation>
    </message>
</context>
<context>
    <name>quantelier::QuantizePage</name>
    <message>
        <source>Quantize</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>See what fewer bits do to each layer.</source>
        <translation>看看减少位宽对每一层的影响。</translation>
    </message>
    <message>
        <source>A change of bits or observers is tried at once without training; fine-tuning wins back what it costs.</source>
        <translation>更改位宽或观察器后会立即不经训练地试算；微调可以挽回由此造成的损失。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Per channel, symmetric, ranges and fine-tuning (Alt+Return)</source>
        <translation>逐通道、对称、范围与微调 (Alt+Return)</translation>
    </message>
    <message>
        <source>Try without training</source>
        <translation>不经训练试一试</translation>
    </message>
    <message>
        <source>Convert again</source>
        <translation>重新转换</translation>
    </message>
    <message>
        <source>Weight bits</source>
        <translation>权重位宽</translation>
    </message>
    <message>
        <source>Weight range</source>
        <translation>权重范围</translation>
    </message>
    <message>
        <source>Observer</source>
        <translation>观察器</translation>
    </message>
    <message>
        <source>What 4 bits would cost</source>
        <translation>改用 4 位的代价</translation>
    </message>
    <message>
        <source>without training</source>
        <translation>不经训练</translation>
    </message>
    <message>
        <source>Train a float network first</source>
        <translation>请先训练浮点网络</translation>
    </message>
    <message>
        <source>Its weights are what is converted and fine-tuned. The table shows what the converter will insert.</source>
        <translation>它的权重就是转换和微调的对象。表格显示转换器将插入的内容。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往“训练”</translation>
    </message>
    <message>
        <source>Fewer weight bits in the chosen layer</source>
        <translation>减少所选层的权重位宽</translation>
    </message>
    <message>
        <source>More weight bits in the chosen layer</source>
        <translation>增加所选层的权重位宽</translation>
    </message>
    <message>
        <source>Epoch before</source>
        <translation>前一轮</translation>
    </message>
    <message>
        <source>Epoch after</source>
        <translation>后一轮</translation>
    </message>
    <message>
        <source>Replay the epochs</source>
        <translation>重放各轮</translation>
    </message>
    <message>
        <source>Settings of the layers</source>
        <translation>各层设置</translation>
    </message>
    <message>
        <source>The fine-tuned int8 network on %1 test images, against float %2. Its weights, biases and scales take %3.</source>
        <translation>微调后的 int8 网络，用 %1 幅测试图像测得，浮点为 %2。其权重、偏置与缩放因子占 %3。</translation>
    </message>
    <message>
        <source>Without training: int8 on %1 test images, against float %2. Weights, biases and scales take %3.</source>
        <translation>不经训练：int8 用 %1 幅测试图像测得，浮点为 %2。权重、偏置与缩放因子占 %3。</translation>
    </message>
    <message>
        <source>Without training: %1</source>
        <translation>不经训练：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>Bits from the front</source>
        <translation>采用前沿上的位宽</translation>
    </message>
    <message>
        <source>Next: Compare</source>
        <translation>下一步：比较</translation>
    </message>
    <message>
        <source>Convert and fine-tune</source>
        <translation>转换并微调</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动设置</translation>
    </message>
    <message>
        <source>Move a layer&apos;s scale and zero point, and watch what it does (Ctrl+Shift+H)</source>
        <translation>移动一层的缩放因子和零点，观察其影响（Ctrl+Shift+H）</translation>
    </message>
</context>
<context>
    <name>quantelier::Rail</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>quantelier::RailModel</name>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>quantelier::RecipeDiffModel</name>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
</context>
<context>
    <name>quantelier::RecipeDiffPanel</name>
    <message>
        <source>What differs</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>recipe of %1 against %2</source>
        <translation>%1 与 %2 的配方</translation>
    </message>
    <message>
        <source>The recipes are the same.</source>
        <translation>两个配方相同。</translation>
    </message>
    <message>
        <source>1 setting differs.</source>
        <translation>1 项设置不同。</translation>
    </message>
    <message>
        <source>%1 settings differ.</source>
        <translation>%1 项设置不同。</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>只看差异</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1 项</translation>
    </message>
</context>
<context>
    <name>quantelier::RecipeFields</name>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Learned (LSQ)</source>
        <translation>可学习 (LSQ)</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>不一</translation>
    </message>
</context>
<context>
    <name>quantelier::RecipeModel</name>
    <message>
        <source>Preset %1</source>
        <translation>预设 %1</translation>
    </message>
</context>
<context>
    <name>quantelier::ReplayBar</name>
    <message>
        <source>Play (P)</source>
        <translation>播放 (P)</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>A run keeps a histogram of each epoch: train first</source>
        <translation>运行会保存每一轮的直方图：请先训练</translation>
    </message>
</context>
<context>
    <name>quantelier::ResumeDialog</name>
    <message>
        <source>Always continue without asking</source>
        <translation>始终直接继续，不再询问</translation>
    </message>
    <message>
        <source>Continue where you stopped?</source>
        <translation>从上次停止处继续？</translation>
    </message>
    <message>
        <source>What is trained from there on comes out the same as if it had never stopped.</source>
        <translation>由此继续训练，结果与从未中断相同。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Deletes the run; this can be undone for some seconds</source>
        <translation>删除此次运行；几秒之内可以撤销</translation>
    </message>
    <message>
        <source>Open without training</source>
        <translation>打开但不训练</translation>
    </message>
    <message>
        <source>Shows the run; it can be continued later, on the Runs page</source>
        <translation>显示此次运行；以后可在“运行”页继续</translation>
    </message>
    <message>
        <source>Continue training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Goes on from the last saved step</source>
        <translation>从最后保存的那一步继续</translation>
    </message>
</context>
<context>
    <name>quantelier::RoomModel</name>
    <message>
        <source>(no name)</source>
        <translation>（无姓名）</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1（您）</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Int8, %</source>
        <translation>Int8，%</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
</context>
<context>
    <name>quantelier::RoomPanel</name>
    <message>
        <source>The room</source>
        <translation>教室</translation>
    </message>
    <message>
        <source>Choose the folder where the results arrive</source>
        <translation>选择结果到达的文件夹</translation>
    </message>
    <message>
        <source>A shared drive or a stick. Your own result is written there, too; nothing else leaves this computer.</source>
        <translation>共享盘或 U 盘。您自己的结果也写在那里；此外没有任何内容离开这台计算机。</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>参与者</translation>
    </message>
    <message>
        <source>Folder of the results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>%1 files could not be read: %2</source>
        <translation>有 %1 个文件无法读取：%2</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Stands in your result file and on the board</source>
        <translation>写在您的结果文件中并显示在看板上</translation>
    </message>
    <message>
        <source>Read the folder again</source>
        <translation>重新读取文件夹</translation>
    </message>
    <message>
        <source>1 result file from %1, read just now</source>
        <translation>刚刚从 %1 读取 1 个结果文件</translation>
    </message>
    <message>
        <source>%1 result files from %2, read just now</source>
        <translation>刚刚读取 %1 个结果文件，来自 %2</translation>
    </message>
</context>
<context>
    <name>quantelier::RoomPlot</name>
    <message>
        <source>Accuracy against bytes</source>
        <translation>准确率与字节数</translation>
    </message>
    <message>
        <source>int8 file, kB</source>
        <translation>int8 文件，kB</translation>
    </message>
    <message>
        <source>Int8 accuracy, %</source>
        <translation>Int8 准确率，%</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无姓名）</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>Nobody has an int8 model yet.</source>
        <translation>还没有人有 int8 模型。</translation>
    </message>
    <message>
        <source>%1 int8 models. Smallest: %2, %3 kB, %4. Most accurate: %5, %6 kB, %7.</source>
        <translation>%1 个 int8 模型。最小：%2，%3 kB，%4。最准确：%5，%6 kB，%7。</translation>
    </message>
</context>
<context>
    <name>quantelier::RunCurvesPanel</name>
    <message>
        <source>Test accuracy of the marked runs</source>
        <translation>所标记运行的测试准确率</translation>
    </message>
    <message>
        <source>Show all curves whole</source>
        <translation>完整显示所有曲线</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>曲线内容</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>No run is marked</source>
        <translation>没有标记任何运行</translation>
    </message>
    <message>
        <source>Mark up to six with Space to lay their curves over each other.</source>
        <translation>用空格键最多标记六个运行，把它们的曲线叠在一起。</translation>
    </message>
    <message>
        <source>Test loss of the marked runs</source>
        <translation>所标记运行的测试损失</translation>
    </message>
</context>
<context>
    <name>quantelier::RunNotes</name>
    <message>
        <source>Tags and note</source>
        <translation>标签与备注</translation>
    </message>
    <message>
        <source>talk, paper</source>
        <translation>讲座, 论文</translation>
    </message>
    <message>
        <source>What this run was for, and what it showed</source>
        <translation>此次运行的目的与结果</translation>
    </message>
    <message>
        <source>Tags, with commas</source>
        <translation>标签，以逗号分隔</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>quantelier::RunOverlayPlot</name>
    <message>
        <source>Curves of the marked runs</source>
        <translation>所标记运行的曲线</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>%1 converted</source>
        <translation>%1 已转换</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>No run is marked.</source>
        <translation>没有标记任何运行。</translation>
    </message>
    <message>
        <source>%1, %2: %3 after %4 epochs</source>
        <translation>%1，%2：%4 轮后为 %3</translation>
    </message>
    <message>
        <source>Test accuracy.</source>
        <translation>测试准确率。</translation>
    </message>
    <message>
        <source>Test loss.</source>
        <translation>测试损失。</translation>
    </message>
</context>
<context>
    <name>quantelier::RunPlots</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss axis</source>
        <translation>损失轴</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Show the whole run (F)</source>
        <translation>显示整个过程 (F)</translation>
    </message>
    <message>
        <source>Loss axis: linear or log</source>
        <translation>损失轴：线性或对数</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>显示整个过程</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 幅图像</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转换</translation>
    </message>
    <message>
        <source>Rounding starts</source>
        <translation>开始舍入</translation>
    </message>
    <message>
        <source>Ranges frozen</source>
        <translation>范围冻结</translation>
    </message>
    <message>
        <source>BN frozen</source>
        <translation>BN 冻结</translation>
    </message>
</context>
<context>
    <name>quantelier::RunsModel</name>
    <message>
        <source>marked %1</source>
        <translation>标记为 %1</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>已损坏：%1</translation>
    </message>
    <message>
        <source>int8 %1</source>
        <translation>int8 %1</translation>
    </message>
    <message>
        <source>Test accuracy in percent</source>
        <translation>测试准确率，以百分比计</translation>
    </message>
    <message>
        <source>Size of the int8 model as an ONNX file</source>
        <translation>int8 模型存为 ONNX 文件的大小</translation>
    </message>
    <message>
        <source>Time spent training, without evaluation</source>
        <translation>训练所用时间，不含评估</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Float %</source>
        <translation>浮点 %</translation>
    </message>
    <message>
        <source>QAT %</source>
        <translation>QAT %</translation>
    </message>
    <message>
        <source>Int8 %</source>
        <translation>Int8 %</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>quantelier::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Every run you made. Mark up to six to lay their curves over each other.</source>
        <translation>您的所有运行。最多标记六个，把它们的曲线叠在一起。</translation>
    </message>
    <message>
        <source>A run is a folder: its recipe, what was measured, and the checkpoints. Open one to compare, export or draw with its models again. Space marks a run; the first marked one is compared with the last, or with the marked one that you stand on.</source>
        <translation>一次运行就是一个文件夹：配方、测量结果和检查点。打开一个运行，即可用它的模型重新比较、导出或手写识别。空格键标记运行；第一个标记的运行与最后一个标记的运行比较，若当前所在的是已标记的运行，则与它比较。</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>所有标签</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Copy a run folder from elsewhere into this list</source>
        <translation>把别处的运行文件夹复制到此列表</translation>
    </message>
    <message>
        <source>Run again…</source>
        <translation>再次运行…</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有运行</translation>
    </message>
    <message>
        <source>A run is kept each time you train.</source>
        <translation>每次训练都会保存一个运行。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往“训练”</translation>
    </message>
    <message>
        <source>Search name, note or tag</source>
        <translation>搜索名称、备注或标签</translation>
    </message>
    <message>
        <source>Esc clears it</source>
        <translation>按 Esc 清除</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Best int8 first</source>
        <translation>int8 最佳在前</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>最小在前</translation>
    </message>
    <message>
        <source>Fastest first</source>
        <translation>最快在前</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tags and note of the chosen run (Alt+Return)</source>
        <translation>所选运行的标签与备注 (Alt+Return)</translation>
    </message>
    <message>
        <source>More for the chosen run</source>
        <translation>所选运行的更多操作</translation>
    </message>
    <message>
        <source>Six runs are marked. Take a mark away first.</source>
        <translation>已标记六个运行。请先取消一个标记。</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 个运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 个运行</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 个，共 %2</translation>
    </message>
    <message>
        <source>, %1 marked</source>
        <translation>，已标记 %1 个</translation>
    </message>
    <message>
        <source>Mark two runs with Space to see what their recipes have apart.</source>
        <translation>用空格键标记两个运行，查看它们的配方有何不同。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation>搜索运行</translation>
    </message>
    <message>
        <source>Import a run</source>
        <translation>导入运行</translation>
    </message>
    <message>
        <source>No run is chosen</source>
        <translation>没有选择运行</translation>
    </message>
    <message>
        <source>This run is damaged</source>
        <translation>此运行已损坏</translation>
    </message>
    <message>
        <source>It left no checkpoint</source>
        <translation>它没有留下检查点</translation>
    </message>
    <message>
        <source>Import a run folder</source>
        <translation>导入运行文件夹</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Report of both marked runs…</source>
        <translation>两个已标记运行的报告…</translation>
    </message>
</context>
<context>
    <name>quantelier::RunsTable</name>
    <message>
        <source>Name of the run</source>
        <translation>运行名称</translation>
    </message>
    <message>
        <source>Tags, with commas</source>
        <translation>标签，以逗号分隔</translation>
    </message>
    <message>
        <source>talk, paper</source>
        <translation>讲座, 论文</translation>
    </message>
    <message>
        <source>Damaged: %1</source>
        <translation>已损坏：%1</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>quantelier::SaveRunDialog</name>
    <message>
        <source>Save this run elsewhere</source>
        <translation>将此运行保存到别处</translation>
    </message>
    <message>
        <source>Training has stopped. All of it is in memory, and stays there until you train something else or close the window.</source>
        <translation>训练已停止。全部内容都在内存中，并保留到您训练其他内容或关闭窗口为止。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Choose where the folder goes</source>
        <translation>选择文件夹的位置</translation>
    </message>
    <message>
        <source>Another one, or the same again once that is mended.</source>
        <translation>换一个文件夹，或在问题解决后仍用原来的文件夹。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Later: the log has a link to this</source>
        <translation>稍后：日志中有指向此处的链接</translation>
    </message>
    <message>
        <source>The log has a link to this</source>
        <translation>日志中有指向此处的链接</translation>
    </message>
    <message>
        <source>Save and continue</source>
        <translation>保存并继续</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>quantelier::SettingsDialog</name>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show the command line under each page</source>
        <translation>在每页下方显示命令行</translation>
    </message>
    <message>
        <source>The command that does the same as the page, to copy</source>
        <translation>与本页作用相同的命令，可供复制</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动画</translation>
    </message>
    <message>
        <source>Nothing moves by itself: replays go on by key press</source>
        <translation>没有自动动画：重放时按键前进</translation>
    </message>
    <message>
        <source>Continue training that was cut off, without asking</source>
        <translation>中断的训练直接继续，不再询问</translation>
    </message>
    <message>
        <source>At the start, where the window was closed or the computer failed while it trained</source>
        <translation>启动时，若上次训练期间窗口被关闭或计算机出现故障</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Kept for the next start, with the window&apos;s place, the page and the recipe.</source>
        <translation>与窗口位置、页面和配方一起保留到下次启动。</translation>
    </message>
</context>
<context>
    <name>quantelier::SizeBars</name>
    <message>
        <source>Model size</source>
        <translation>模型大小</translation>
    </message>
    <message>
        <source>Float file</source>
        <translation>浮点文件</translation>
    </message>
    <message>
        <source>QAT checkpoint</source>
        <translation>QAT 检查点</translation>
    </message>
    <message>
        <source>Int8 file</source>
        <translation>Int8 文件</translation>
    </message>
    <message>
        <source>%1 smaller than float</source>
        <translation>相对浮点压缩 %1</translation>
    </message>
</context>
<context>
    <name>quantelier::StepList</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Integer</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮点</translation>
    </message>
</context>
<context>
    <name>quantelier::StepThroughPage</name>
    <message>
        <source>Step through the integers</source>
        <translation>逐步查看整数运算</translation>
    </message>
    <message>
        <source>One output, in int8 as the device computes it, and in float beside it.</source>
        <translation>一个输出：设备如何用 int8 计算它，旁边是浮点结果。</translation>
    </message>
    <message>
        <source>Float has the same fine-tuned weights without any rounding, and the float outputs of the layers before. Space and Right lead to the next step, Left back, Home to the first; arrows in a map move the pixel.</source>
        <translation>浮点使用同样的微调权重，不做任何舍入，并采用前面各层的浮点输出。空格键和右方向键进入下一步，左方向键返回，Home 回到第一步；在特征图中用方向键移动像素。</translation>
    </message>
    <message>
        <source>Back to Compare</source>
        <translation>返回“比较”</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Pick an output</source>
        <translation>选择一个输出</translation>
    </message>
    <message>
        <source>What the layer reads</source>
        <translation>该层读取的内容</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>image %1, labelled %2</source>
        <translation>图像 %1，标签 %2</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Input channel %1; the window begins in row %2, column %3.</source>
        <translation>输入通道 %1；窗口起始于第 %2 行，第 %3 列。</translation>
    </message>
    <message>
        <source>All %1 inputs.</source>
        <translation>全部 %1 个输入。</translation>
    </message>
    <message>
        <source>Input, all %1 int8 codes</source>
        <translation>输入，全部 %1 个 int8 编码</translation>
    </message>
    <message>
        <source>Input channel %1, %2 int8 codes</source>
        <translation>输入通道 %1，%2 个 int8 编码</translation>
    </message>
    <message>
        <source>Input, %1 int8 codes</source>
        <translation>输入，%1 个 int8 编码</translation>
    </message>
    <message>
        <source>Output of channel %1, %2</source>
        <translation>通道 %1 的输出，%2</translation>
    </message>
    <message>
        <source>Outputs, %1 units</source>
        <translation>输出，%1 个单元</translation>
    </message>
    <message>
        <source>Row %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Arrow keys in the map move the pixel.</source>
        <translation>在特征图中用方向键移动像素。</translation>
    </message>
    <message>
        <source>Arrow keys in the map move to other units.</source>
        <translation>在特征图中用方向键移到其他单元。</translation>
    </message>
    <message>
        <source>%1, code %2</source>
        <translation>%1，编码 %2</translation>
    </message>
    <message>
        <source>Point at a number, or walk with the arrows, to see where it comes from.</source>
        <translation>指向一个数字，或用方向键移动，查看它的来历。</translation>
    </message>
    <message>
        <source>%1 of %2 products; these add up to %3.</source>
        <translation>%2 个乘积中的 %1 个；它们相加得 %3。</translation>
    </message>
    <message>
        <source>The %1 largest of %2 products add up to %3, the %4 others to %5.</source>
        <translation>%2 个乘积中最大的 %1 个相加得 %3，其余 %4 个相加得 %5。</translation>
    </message>
</context>
<context>
    <name>quantelier::Studio</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>%1: not something to open. A folder with MNIST or of a run, a recipe (.json) and a model (.ckpt, .onnx, .tflite) can be opened.</source>
        <translation>%1：无法打开。可以打开 MNIST 或运行的文件夹、配方 (.json) 和模型（.ckpt、.onnx、.tflite）。</translation>
    </message>
    <message>
        <source>open a data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>%1 is the recipe</source>
        <translation>已采用配方 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Recipe saved</source>
        <translation>配方已保存</translation>
    </message>
    <message>
        <source>Quantelier</source>
        <translation>Quantelier</translation>
    </message>
    <message>
        <source>Training is running. Stop it and close?</source>
        <translation>正在训练。要停止并关闭吗？</translation>
    </message>
    <message>
        <source>A checkpoint of the present state is kept in %1.</source>
        <translation>当前状态的检查点保存在 %1。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Show in %1</source>
        <translation>在“%1”中显示</translation>
    </message>
    <message>
        <source>What was trained is out of date: %1</source>
        <translation>训练结果已过期：%1</translation>
    </message>
    <message>
        <source>the network changed</source>
        <translation>网络已更改</translation>
    </message>
    <message>
        <source>the training settings changed</source>
        <translation>训练设置已更改</translation>
    </message>
    <message>
        <source>the data changed</source>
        <translation>数据已更改</translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <translation>%1 + %2</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>Float, not measured</source>
        <translation>浮点，未测量</translation>
    </message>
    <message>
        <source>Float %1</source>
        <translation>浮点 %1</translation>
    </message>
    <message>
        <source>Train first</source>
        <translation>请先训练</translation>
    </message>
    <message>
        <source>QAT, not measured</source>
        <translation>QAT，未测量</translation>
    </message>
    <message>
        <source>QAT %1</source>
        <translation>QAT %1</translation>
    </message>
    <message>
        <source>Quantize first</source>
        <translation>请先量化</translation>
    </message>
    <message>
        <source>Int8 reads %1</source>
        <translation>Int8 读作 %1</translation>
    </message>
    <message>
        <source>Float reads %1</source>
        <translation>浮点读作 %1</translation>
    </message>
    <message>
        <source>the quantization settings changed</source>
        <translation>量化设置已更改</translation>
    </message>
    <message>
        <source>the network was fine-tuned again</source>
        <translation>网络已重新微调</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>MNIST downloaded and checked</source>
        <translation>MNIST 已下载并通过检查</translation>
    </message>
    <message>
        <source>use the downloaded MNIST</source>
        <translation>使用下载的 MNIST</translation>
    </message>
    <message>
        <source>MNIST was not found; using built-in digits.</source>
        <translation>未找到 MNIST，改用内置数字。</translation>
    </message>
    <message>
        <source>Saved as a %1, number %2 of my test set</source>
        <translation>已存为 %1，是我的测试集中的第 %2 个</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (*.ckpt *.onnx *.tflite)</source>
        <translation>模型 (*.ckpt *.onnx *.tflite)</translation>
    </message>
    <message>
        <source>Drawings are read by %1</source>
        <translation>手写内容由 %1 读取</translation>
    </message>
    <message>
        <source>Back to the run&apos;s</source>
        <translation>恢复为此次运行的模型</translation>
    </message>
    <message>
        <source>Open strokes</source>
        <translation>打开笔画</translation>
    </message>
    <message>
        <source>Strokes (*.json)</source>
        <translation>笔画 (*.json)</translation>
    </message>
    <message>
        <source>Save strokes</source>
        <translation>保存笔画</translation>
    </message>
    <message>
        <source>Strokes saved</source>
        <translation>笔画已保存</translation>
    </message>
    <message>
        <source>Comparing every engine</source>
        <translation>正在比较各引擎</translation>
    </message>
    <message>
        <source>Writing and checking the export</source>
        <translation>正在写出并检查导出文件</translation>
    </message>
    <message>
        <source>Reading all test images</source>
        <translation>正在读取全部测试图像</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止。没有写入任何内容。</translation>
    </message>
    <message>
        <source>Stopped: a new training began.</source>
        <translation>已停止：新的训练开始了。</translation>
    </message>
    <message>
        <source>Stopped: a new training began. Nothing was written.</source>
        <translation>已停止：新的训练开始了。没有写入任何内容。</translation>
    </message>
    <message>
        <source>The test images are not there: see Data.</source>
        <translation>没有测试图像：请看“数据”。</translation>
    </message>
    <message>
        <source>Exported, %1</source>
        <translation>已导出，%1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>float training</source>
        <translation>浮点训练</translation>
    </message>
    <message>
        <source>fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>%1 stopped in its %2, in epoch %3 of %4, after step %5.</source>
        <translation>%1 在%2中停止，位于第 %3 轮（共 %4 轮）第 %5 步之后。</translation>
    </message>
    <message>
        <source>Saved on %1.</source>
        <translation>保存于 %1。</translation>
    </message>
    <message>
        <source>Save elsewhere</source>
        <translation>保存到别处</translation>
    </message>
    <message>
        <source>What was trained last is in memory only. Go on, and lose it?</source>
        <translation>上次的训练结果只在内存中。要继续并放弃它吗？</translation>
    </message>
    <message>
        <source>Lose it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>已保存 %1 个</translation>
    </message>
    <message>
        <source>Training is running. Stop it, then open %1.</source>
        <translation>正在训练。请先停止，再打开 %1。</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 已打开</translation>
    </message>
    <message>
        <source>%1 was trained on other images. What is measured here is of the present ones.</source>
        <translation>%1 是用其他图像训练的。此处的测量结果针对当前图像。</translation>
    </message>
    <message>
        <source>Continuing after epoch %1, step %2.</source>
        <translation>从第 %1 轮第 %2 步之后继续。</translation>
    </message>
    <message>
        <source>take the recipe of %1</source>
        <translation>采用 %1 的配方</translation>
    </message>
    <message>
        <source>The recipe of %1 is set</source>
        <translation>已设定 %1 的配方</translation>
    </message>
    <message>
        <source>%1 imported</source>
        <translation>%1 已导入</translation>
    </message>
    <message>
        <source>This run is open. Open another one, then delete it.</source>
        <translation>此运行正打开着。请先打开另一个，再删除它。</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 已删除</translation>
    </message>
    <message>
        <source>Float training</source>
        <translation>浮点训练</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Fake quant on: values are rounded again.</source>
        <translation>伪量化已开：数值重新舍入。</translation>
    </message>
    <message>
        <source>Fake quant off: values pass unrounded.</source>
        <translation>伪量化已关：数值不经舍入直接通过。</translation>
    </message>
    <message>
        <source>Observers on: ranges move again.</source>
        <translation>观察器已开：范围重新更新。</translation>
    </message>
    <message>
        <source>Observers off: ranges stay as they are.</source>
        <translation>观察器已关：范围保持不变。</translation>
    </message>
    <message>
        <source>Converted to quantization-aware: 5 layers, 11 observers.</source>
        <translation>已转换为量化感知网络：5 层，11 个观察器。</translation>
    </message>
    <message>
        <source>Training stopped at epoch %1, step %2; a checkpoint is in %3.</source>
        <translation>训练停止于第 %1 轮第 %2 步；检查点在 %3。</translation>
    </message>
    <message>
        <source>Float training is computed by: %1.</source>
        <translation>浮点训练由以下部件计算：%1。</translation>
    </message>
    <message>
        <source>Fine-tuning is computed by: %1.</source>
        <translation>微调由以下部件计算：%1。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>LibTorch</source>
        <translation>LibTorch</translation>
    </message>
    <message>
        <source>There are no digits to learn from. Choose others here.</source>
        <translation>没有可供学习的数字。请在此另选。</translation>
    </message>
    <message>
        <source>Float training begins, %1 epochs.</source>
        <translation>浮点训练开始，共 %1 轮。</translation>
    </message>
    <message>
        <source>the network is being fine-tuned again</source>
        <translation>网络正在重新微调</translation>
    </message>
    <message>
        <source>Fine-tuning begins, %1 epochs.</source>
        <translation>微调开始，共 %1 轮。</translation>
    </message>
    <message>
        <source>Training is paused.</source>
        <translation>训练已暂停。</translation>
    </message>
    <message>
        <source>Training goes on.</source>
        <translation>训练继续。</translation>
    </message>
    <message>
        <source>Training is running</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>See the log</source>
        <translation>请看日志</translation>
    </message>
    <message>
        <source>float</source>
        <translation>浮点</translation>
    </message>
    <message>
        <source>fake-quant</source>
        <translation>伪量化</translation>
    </message>
    <message>
        <source>Epoch %1: test accuracy %2 (%3).</source>
        <translation>第 %1 轮：测试准确率 %2（%3）。</translation>
    </message>
    <message>
        <source>Float training finished</source>
        <translation>浮点训练已完成</translation>
    </message>
    <message>
        <source>Fine-tuning finished</source>
        <translation>微调已完成</translation>
    </message>
    <message>
        <source>Continue with %1</source>
        <translation>用 %1 继续</translation>
    </message>
    <message>
        <source>Measuring for the report, %1 %</source>
        <translation>正在为报告测量，%1 %</translation>
    </message>
    <message>
        <source>Stopped. No report was written.</source>
        <translation>已停止。没有写出报告。</translation>
    </message>
    <message>
        <source>There is no run yet. Train, then save its report.</source>
        <translation>还没有运行。请先训练，再保存报告。</translation>
    </message>
    <message>
        <source>Report written: %1</source>
        <translation>报告已写出：%1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The report of the run is in %1.</source>
        <translation>本次运行的报告在 %1。</translation>
    </message>
    <message>
        <source>There is no int8 network yet: convert one first.</source>
        <translation>还没有 int8 网络：请先转换。</translation>
    </message>
    <message>
        <source>There is no network yet: train one first.</source>
        <translation>还没有网络：请先训练。</translation>
    </message>
    <message>
        <source>Training is running. Stop it, then begin the lesson.</source>
        <translation>训练正在进行。请先停止，再开始课程。</translation>
    </message>
    <message>
        <source>begin %1</source>
        <translation>开始 %1</translation>
    </message>
</context>
<context>
    <name>quantelier::TrainPage</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Watch the network learn, first in float, then with quantization in the loop.</source>
        <translation>观察网络如何学习：先用浮点，再把量化纳入训练。</translation>
    </message>
    <message>
        <source>Float epochs train as usual. Then the network is converted: every weight and every layer&apos;s output is rounded to the int8 grid while training goes on, so that the network learns to live with it.</source>
        <translation>浮点轮次照常训练。随后转换网络：训练继续进行，同时每个权重和每层输出都舍入到 int8 网格，使网络学会适应舍入。</translation>
    </message>
    <message>
        <source>Save curves…</source>
        <translation>保存曲线…</translation>
    </message>
    <message>
        <source>Finish after this epoch</source>
        <translation>本轮结束后完成</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Next: Quantize</source>
        <translation>下一步：量化</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>Press Start training.</source>
        <translation>请按“开始训练”。</translation>
    </message>
    <message>
        <source>%1 epochs take %2 on this computer.</source>
        <translation>在这台计算机上，%1 轮需要 %2。</translation>
    </message>
    <message>
        <source>%1. Loss %2. Test accuracy, %3: %4.</source>
        <translation>%1。损失 %2。测试准确率，%3：%4。</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>保存曲线</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose a folder that you may write to.</source>
        <translation>无法写入 %1。请选择一个有写入权限的文件夹。</translation>
    </message>
</context>
<context>
    <name>quantelier::TrainSettings</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>More settings: momentum, weight decay, checkpoints</source>
        <translation>更多设置：动量、权重衰减、检查点</translation>
    </message>
    <message>
        <source>Float epochs</source>
        <translation>浮点轮数</translation>
    </message>
    <message>
        <source>QAT epochs</source>
        <translation>QAT 轮数</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Measure int8 each epoch</source>
        <translation>每轮测量 int8</translation>
    </message>
    <message>
        <source>Rounds a copy of the weights after each epoch and counts what the integer network reads.</source>
        <translation>每轮之后舍入一份权重副本，统计整数网络的读数。</translation>
    </message>
    <message>
        <source>Round values</source>
        <translation>舍入数值</translation>
    </message>
    <message>
        <source>Round values (fake quant)</source>
        <translation>舍入数值（伪量化）</translation>
    </message>
    <message>
        <source>Off: values pass unrounded from the next step on. Tests are always rounded.</source>
        <translation>关闭：从下一步起数值不经舍入直接通过。测试时始终舍入。</translation>
    </message>
    <message>
        <source>Move ranges</source>
        <translation>更新范围</translation>
    </message>
    <message>
        <source>Move ranges (observers)</source>
        <translation>更新范围（观察器）</translation>
    </message>
    <message>
        <source>Off: ranges and learned scales stay as they are.</source>
        <translation>关闭：范围和可学习的缩放因子保持不变。</translation>
    </message>
    <message>
        <source>More training settings</source>
        <translation>更多训练设置</translation>
    </message>
    <message>
        <source>Checkpoint every … steps</source>
        <translation>每 … 步保存检查点</translation>
    </message>
    <message>
        <source>0: one at the end of each stage</source>
        <translation>0：每个阶段结束时保存一个</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation>保留的检查点数</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>%1 + %2 epochs, %3 %4, batch %5, seed %6</source>
        <translation>%1 + %2 轮，%3 %4，批大小 %5，种子 %6</translation>
    </message>
</context>
<context>
    <name>quantelier::VerdictPanel</name>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>McNemar</source>
        <translation>McNemar</translation>
    </message>
    <message>
        <source>%1 of %2 images; 95 % interval %3 to %4 %</source>
        <translation>%2 幅中正确 %1 幅；95 % 置信区间 %3 至 %4 %</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%1/%2 幅图像</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>未比较</translation>
    </message>
</context>
<context>
    <name>quantelier::Workshop</name>
    <message>
        <source>The lesson is at its start</source>
        <translation>课程已回到开头</translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation>%1 已完成</translation>
    </message>
    <message>
        <source>Lesson %1 · step %2 of %3</source>
        <translation>第 %1 课 · 第 %2 步，共 %3 步</translation>
    </message>
    <message>
        <source>Your result is not on the board: %1</source>
        <translation>您的结果不在看板上：%1</translation>
    </message>
    <message>
        <source>The lesson has its own recipe and no network yet</source>
        <translation>课程使用自己的配方，还没有网络</translation>
    </message>
    <message>
        <source>Back to mine</source>
        <translation>回到我的</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>quantelier::WorkshopPage</name>
    <message>
        <source>Workshop</source>
        <translation>工作坊</translation>
    </message>
    <message>
        <source>Guided lessons that check themselves.</source>
        <translation>会自动检查的引导课程。</translation>
    </message>
    <message>
        <source>A lesson stays at the right of every page while it runs. It begins with its own recipe and no trained network; your earlier runs stay in Runs. Lessons are folders of text that you can write yourself.</source>
        <translation>课程进行时停留在每个页面的右侧。它以自己的配方和未训练的网络开始；您以前的运行仍在“运行”页。课程是文本文件夹，您也可以自己编写。</translation>
    </message>
    <message>
        <source>Open lesson…</source>
        <translation>打开课程…</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>What is wrong in the lesson</source>
        <translation>课程中的问题</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open the folder of a lesson</source>
        <translation>打开课程的文件夹</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2 to mend</source>
        <translation>无法打开 %1：需修正 %2 处</translation>
    </message>
    <message>
        <source>Continue lesson %1</source>
        <translation>继续第 %1 课</translation>
    </message>
    <message>
        <source>Begin lesson %1</source>
        <translation>开始第 %1 课</translation>
    </message>
</context>
</TS>
